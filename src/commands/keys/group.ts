import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage SSH keys',
  position: 190,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
