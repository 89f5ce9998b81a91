import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'look for what is wrong',
  position: 290,
  order: ['run'],
  alone: 'run',
} satisfies GroupInfo;
