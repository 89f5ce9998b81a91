import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'define your own short commands',
  position: 240,
  order: ['set', 'list', 'remove'],
} satisfies GroupInfo;
