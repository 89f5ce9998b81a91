import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage releases',
  position: 100,
  order: ['list', 'info', 'diff', 'deploy', 'rollback'],
} satisfies GroupInfo;
