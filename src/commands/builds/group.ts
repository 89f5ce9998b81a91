import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's builds",
  position: 90,
  order: ['list', 'create'],
} satisfies GroupInfo;
