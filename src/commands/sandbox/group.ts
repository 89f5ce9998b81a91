import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'run a controller on this machine',
  position: 310,
  order: ['start', 'status', 'stop', 'reset'],
} satisfies GroupInfo;
