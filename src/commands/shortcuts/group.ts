import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list short names of commands',
  position: 260,
  order: ['list'],
} satisfies GroupInfo;
