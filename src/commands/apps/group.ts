import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage apps',
  position: 20,
  order: ['create', 'list', 'info', 'destroy', 'logs', 'run', 'transfer', 'open'],
} satisfies GroupInfo;
