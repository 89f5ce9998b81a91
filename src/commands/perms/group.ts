import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'share apps and manage administrators',
  position: 200,
  order: ['list', 'create', 'update', 'delete'],
} satisfies GroupInfo;
