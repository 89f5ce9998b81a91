import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'see the plugins of this program',
  position: 270,
  order: ['list'],
} satisfies GroupInfo;
