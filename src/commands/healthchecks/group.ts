import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage health checks',
  position: 80,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
