import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'run hooks when processes start and stop (Drycc 1.8 and newer)',
  position: 81,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
