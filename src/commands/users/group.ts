import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'see all users',
  position: 210,
  order: ['list'],
} satisfies GroupInfo;
