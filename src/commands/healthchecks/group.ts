import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's health checks",
  position: 80,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
