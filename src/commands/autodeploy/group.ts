import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'turn automatic deployment on or off (Drycc 1.8 and newer)',
  position: 141,
  order: ['info', 'enable', 'disable'],
  alone: 'info',
} satisfies GroupInfo;
