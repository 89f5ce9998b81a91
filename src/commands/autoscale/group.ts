import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage how an app is scaled by its load',
  position: 110,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
