import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'choose the nodes an app runs on, by tag',
  position: 60,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
