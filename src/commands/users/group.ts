import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'list, enable and disable users',
  position: 210,
  order: ['list', 'enable', 'disable'],
} satisfies GroupInfo;
