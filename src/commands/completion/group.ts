import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'set up shell completion',
  position: 300,
  order: ['show', 'install', 'uninstall'],
  alone: 'show',
} satisfies GroupInfo;
