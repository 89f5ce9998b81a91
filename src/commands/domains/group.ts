import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage domains',
  position: 170,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
