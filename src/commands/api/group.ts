import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'make raw API requests',
  position: 250,
  order: ['request'],
  alone: 'request',
} satisfies GroupInfo;
