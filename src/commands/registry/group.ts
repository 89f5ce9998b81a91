import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: "manage an app's credentials for a private image registry",
  position: 70,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
