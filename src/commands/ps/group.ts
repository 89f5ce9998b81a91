import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage processes',
  position: 30,
  order: ['list', 'logs', 'exec', 'scale', 'restart', 'wait'],
} satisfies GroupInfo;
