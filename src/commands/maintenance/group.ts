import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'turn maintenance mode on or off',
  position: 130,
  order: ['info', 'on', 'off'],
  alone: 'info',
} satisfies GroupInfo;
