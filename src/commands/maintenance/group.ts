import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'put an app under maintenance',
  position: 130,
  order: ['info', 'on', 'off'],
  alone: 'info',
} satisfies GroupInfo;
