import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's limits of memory and processor",
  position: 50,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
