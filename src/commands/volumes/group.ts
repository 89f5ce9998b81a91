import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage volumes of an app (Drycc 1.8 and newer)',
  position: 183,
  order: ['list', 'add', 'info', 'expand', 'mount', 'unmount', 'serve', 'client', 'remove'],
} satisfies GroupInfo;
