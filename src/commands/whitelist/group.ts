import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'allow access only from these IP addresses',
  position: 160,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
