import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list all commands',
  position: 255,
  order: ['list'],
} satisfies GroupInfo;
