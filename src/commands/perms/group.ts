import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'share apps, and name administrators',
  position: 200,
  order: ['list', 'create', 'delete'],
} satisfies GroupInfo;
