import type { Member } from '../../models/workspace.ts';
import { type Block, table } from '../../output/view.ts';

/** The members of a workspace; in a pipe their names with their roles. */
export function membersTable(members: readonly Member[]): Block {
  return table(
    ['USERNAME', 'EMAIL', 'ROLE', 'ALERTS', 'CREATED'],
    members.map(({ user, email, role, alerts, created }) => [
      user,
      email,
      role,
      alerts === undefined ? '' : String(alerts),
      { moment: created },
    ]),
    members.map(({ user, role }) => `${user} ${role ?? ''}`.trimEnd()),
  );
}
