import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'diagnose problems',
  position: 290,
  order: ['run'],
  alone: 'run',
} satisfies GroupInfo;
