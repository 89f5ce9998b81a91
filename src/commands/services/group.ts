import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage the ports of process types (Drycc 1.8 and newer)',
  position: 171,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
