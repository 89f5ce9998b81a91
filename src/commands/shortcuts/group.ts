import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'see the short names of commands',
  position: 260,
  order: ['list'],
} satisfies GroupInfo;
