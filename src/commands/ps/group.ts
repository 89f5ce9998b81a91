import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage processes',
  position: 30,
  order: ['list', 'describe', 'logs', 'exec', 'scale', 'restart', 'delete', 'wait'],
} satisfies GroupInfo;
