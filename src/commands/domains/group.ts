import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's domains",
  position: 170,
  order: ['list', 'add', 'remove'],
} satisfies GroupInfo;
