import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage routes from gateways to services (Drycc)',
  position: 173,
  order: ['list', 'info', 'apply', 'add', 'get', 'set', 'attach', 'detach', 'remove'],
} satisfies GroupInfo;
