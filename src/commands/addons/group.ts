import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage addons of an app (Drycc of 2026 and newer)',
  position: 184,
  order: ['list', 'info', 'apply', 'remove', 'classes', 'connection'],
} satisfies GroupInfo;
