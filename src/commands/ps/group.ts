import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage processes',
  position: 30,
  order: ['list', 'scale', 'restart', 'wait'],
} satisfies GroupInfo;
