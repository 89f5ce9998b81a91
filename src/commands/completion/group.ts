import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'set up shell completion',
  position: 300,
  order: ['show', 'install'],
  alone: 'show',
} satisfies GroupInfo;
