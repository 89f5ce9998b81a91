import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage process types (Drycc 1.8 and newer)',
  position: 31,
  order: ['list', 'describe', 'restart', 'clean'],
} satisfies GroupInfo;
