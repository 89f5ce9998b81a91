import type { Controller } from '../handlers/handler.ts';
import type { Account } from '../wire/authentication.ts';
import type { AppRow } from '../wire/permissions.ts';

/** Whom a controller names as the one who changes an app: its workspace, or the user where there are none. */
export function actorOf({ rules }: Controller, { workspace }: AppRow, { username }: Account): string {
  return (rules.workspaces ? workspace : null) ?? username;
}
