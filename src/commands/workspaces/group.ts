import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage workspaces (Drycc of 2026 and newer)',
  position: 181,
  order: [
    ...['list', 'create', 'info', 'switch', 'update'],
    ...['members', 'invite', 'invitations', 'accept', 'revoke', 'remove', 'leave', 'delete'],
  ],
} satisfies GroupInfo;
