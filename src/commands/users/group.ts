import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list users',
  position: 210,
  order: ['list'],
} satisfies GroupInfo;
