import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'ask the controller for what no command does',
  position: 250,
  order: ['request'],
  alone: 'request',
} satisfies GroupInfo;
