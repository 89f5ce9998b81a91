import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'complete words in the shell',
  position: 300,
  order: ['show', 'install'],
  alone: 'show',
} satisfies GroupInfo;
