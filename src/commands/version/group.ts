import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'show versions',
  position: 280,
  order: ['show'],
  alone: 'show',
} satisfies GroupInfo;
