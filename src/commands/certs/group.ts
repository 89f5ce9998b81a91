import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage TLS certificates',
  position: 180,
  order: ['list', 'info', 'add', 'remove', 'attach', 'detach'],
} satisfies GroupInfo;
