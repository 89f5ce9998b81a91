import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'turn routing on or off',
  position: 140,
  order: ['info', 'enable', 'disable'],
  alone: 'info',
} satisfies GroupInfo;
