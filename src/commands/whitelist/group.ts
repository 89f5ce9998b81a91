import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage the addresses from which an app can be reached',
  position: 160,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
