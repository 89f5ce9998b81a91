import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'see the version of this program and of the controller',
  position: 280,
  order: ['show'],
  alone: 'show',
} satisfies GroupInfo;
