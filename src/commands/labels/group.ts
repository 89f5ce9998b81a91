import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage labels',
  position: 120,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
