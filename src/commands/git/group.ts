import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage git remotes',
  position: 220,
  order: ['remote', 'remove'],
} satisfies GroupInfo;
