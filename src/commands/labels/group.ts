import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's labels",
  position: 120,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
