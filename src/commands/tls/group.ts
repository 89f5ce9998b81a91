import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'decide whether an app is served over HTTPS only',
  position: 150,
  order: ['info', 'enable', 'disable'],
  alone: 'info',
} satisfies GroupInfo;
