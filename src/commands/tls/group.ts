import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'require HTTPS',
  position: 150,
  order: ['info', 'enable', 'disable', 'force', 'auto', 'issuer'],
  alone: 'info',
} satisfies GroupInfo;
