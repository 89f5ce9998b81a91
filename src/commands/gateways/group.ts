import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage gateways, which open ports to the outside (Drycc)',
  position: 172,
  order: ['list', 'info', 'apply', 'add', 'remove'],
} satisfies GroupInfo;
