import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'set credentials for a private image registry',
  position: 70,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
