import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'autoscale by CPU load',
  position: 110,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
