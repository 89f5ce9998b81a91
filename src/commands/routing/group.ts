import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'decide whether an app can be reached through the router',
  position: 140,
  order: ['info', 'enable', 'disable'],
  alone: 'info',
} satisfies GroupInfo;
