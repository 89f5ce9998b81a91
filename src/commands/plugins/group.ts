import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list plugins',
  position: 270,
  order: ['list'],
} satisfies GroupInfo;
