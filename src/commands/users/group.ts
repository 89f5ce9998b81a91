import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list users, and lock them out',
  position: 210,
  order: ['list', 'enable', 'disable'],
} satisfies GroupInfo;
