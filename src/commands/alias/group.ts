import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage short names of your own for command lines',
  position: 240,
  order: ['set', 'list', 'remove'],
} satisfies GroupInfo;
