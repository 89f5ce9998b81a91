import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'set how long processes may take to stop (Drycc 1.8 and newer)',
  position: 82,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
