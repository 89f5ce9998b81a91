import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage builds',
  position: 90,
  order: ['list', 'info', 'create', 'fetch'],
} satisfies GroupInfo;
