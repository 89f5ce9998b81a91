import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'set memory and CPU limits',
  position: 50,
  order: ['list', 'set', 'unset', 'plans', 'specs'],
} satisfies GroupInfo;
