import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage API tokens (Drycc 1.8 and newer)',
  position: 182,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
