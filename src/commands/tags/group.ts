import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage the tags of the machines that an app runs on',
  position: 60,
  order: ['list', 'set', 'unset'],
} satisfies GroupInfo;
