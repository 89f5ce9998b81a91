import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'run a local controller',
  position: 310,
  order: ['start', 'status', 'stop', 'reset'],
} satisfies GroupInfo;
