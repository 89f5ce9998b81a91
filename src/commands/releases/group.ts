import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's releases",
  position: 100,
  order: ['list', 'info', 'diff', 'rollback'],
} satisfies GroupInfo;
