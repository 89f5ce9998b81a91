import { randomBytes } from 'node:crypto';
import { check, optional, Wrong, type Field } from '../fields/field.ts';
import { yesOrNo } from '../fields/settings-fields.ts';
import type { Controller } from '../handlers/handler.ts';
import { findWorkspace, roleIn, roles, type Role } from '../state/workspaces.ts';
import type { AccountRow } from '../wire/authentication.ts';
import { notFound, Refusal, refused } from '../wire/refusal.ts';
import { addMember, emailField, requireAdmin } from './workspaces.ts';
import type { DryccHandlers } from './handler.ts';

interface MemberRow {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly workspace: string;
  readonly role: Role;
  readonly alerts: number;
  readonly created: string;
  readonly updated: string;
}

const columns = 'members.*, users.email FROM members JOIN users ON users.username = members.username';

/** Who is in a workspace. Strangers see nobody. (Real controllers show them single members.) */
export const members: DryccHandlers = {
  'members.list'({ user, parameter, window }, controller) {
    const { store } = controller;
    const workspace = existing(controller, parameter('workspace'));
    if (!roleIn(store, workspace, user.username)) return { items: [], total: 0 };
    const sql = `SELECT ${columns} WHERE workspace = ? ORDER BY members.id`;
    const { items, total } = store.page<MemberRow>(window, sql, workspace);
    return { items: items.map(shown), total };
  },

  'members.info'({ user, parameter }, controller) {
    const workspace = existing(controller, parameter('workspace'));
    if (!roleIn(controller.store, workspace, user.username)) throw notFound(controller.rules, 'WorkspaceMember');
    return shown(memberOf(controller, workspace, parameter('username')));
  },

  'members.update'({ user, parameter, body }, controller) {
    const { store, now } = controller;
    return store.change(() => {
      const workspace = existing(controller, parameter('workspace'));
      const member = memberOf(controller, workspace, parameter('username'));
      const isOwn = member.username === user.username;
      if (!isOwn) requireAdmin(controller, user, workspace, 'update other members');
      const { role, alerts } = check(body, { role: optional(roleField), alerts: yesOrNo });
      if (role !== undefined && countOf(store, workspace) === 1) {
        throw refused(403, 'Cannot modify role: workspace only has one member');
      }
      if (role !== undefined && isOwn) throw refused(403, 'Cannot modify your own role');
      store.write(
        'UPDATE members SET role = ?, alerts = ?, updated = ? WHERE id = ?',
        ...[role ?? member.role, alerts === undefined ? member.alerts : Number(alerts), now(), member.id],
      );
      return shown(memberOf(controller, workspace, member.username));
    });
  },

  'members.remove'({ user, parameter }, controller) {
    const { store } = controller;
    store.change(() => {
      const workspace = existing(controller, parameter('workspace'));
      const member = memberOf(controller, workspace, parameter('username'));
      if (member.username !== user.username) requireAdmin(controller, user, workspace, 'remove other members');
      if (countOf(store, workspace) === 1) throw refused(403, 'Cannot delete: workspace only has one member');
      store.write('DELETE FROM members WHERE id = ?', member.id);
    });
    return null;
  },

  'invitations.list'({ user, parameter, window }, controller) {
    const { store } = controller;
    const workspace = existing(controller, parameter('workspace'));
    if (!roleIn(store, workspace, user.username)) return { items: [], total: 0 };
    const sql = 'SELECT * FROM invitations WHERE workspace = ? AND accepted = 0 ORDER BY id';
    const { items, total } = store.page<InvitationRow>(window, sql, workspace);
    return { items: items.map(shownInvitation), total };
  },

  /** There is no mail: whoever reads the answer passes the token on. Somebody with that address need not accept it. */
  'invitations.create'({ user, parameter, body }, controller) {
    const { store, now } = controller;
    return store.change(() => {
      const workspace = existing(controller, parameter('workspace'));
      requireAdmin(controller, user, workspace, 'create invitations');
      const { email } = check(body, { email: emailField });
      const invited = store.first<{ username: string }>('SELECT username FROM users WHERE email = ?', email)?.username;
      if (invited !== undefined && roleIn(store, workspace, invited)) {
        throw new Refusal(400, ['User is already a member of the workspace']);
      }
      const pending = store.first(
        'SELECT 1 FROM invitations WHERE workspace = ? AND email = ? AND accepted = 0',
        workspace,
        email,
      );
      if (pending) return { email };
      const token = randomBytes(64).toString('hex');
      store.write(
        'INSERT INTO invitations (workspace, inviter, email, token, accepted, created) VALUES (?, ?, ?, ?, ?, ?)',
        ...[workspace, user.username, email, token, Number(invited !== undefined), now()],
      );
      if (invited !== undefined) addMember(store, { workspace, username: invited, role: 'member', moment: now() });
      return shownInvitation(invitationWith(store, token));
    });
  },

  /** Whoever has the token may accept it for the one with its address, who needs an account. */
  'invitations.accept'({ parameter, origin }, controller) {
    const { store, now } = controller;
    return store.change(() => {
      const invitation = invitationOf(controller, parameter('workspace'), parameter('invitation'));
      const { workspace, email } = invitation;
      const username = store.first<Pick<AccountRow, 'username'>>(
        'SELECT username FROM users WHERE email = ?',
        email,
      )?.username;
      if (username !== undefined) {
        if (!roleIn(store, workspace, username))
          addMember(store, { workspace, username, role: 'member', moment: now() });
        store.write('UPDATE invitations SET accepted = 1 WHERE id = ?', invitation.id);
      }
      return {
        workspace_id: workspace,
        user_exists: username !== undefined,
        register_url: `${origin}/v2/login/drycc/`,
      };
    });
  },

  'invitations.revoke'({ user, parameter }, controller) {
    const { store } = controller;
    store.change(() => {
      const workspace = existing(controller, parameter('workspace'));
      requireAdmin(controller, user, workspace, 'revoke invitations');
      const { id } = invitationOf(controller, workspace, parameter('invitation'));
      store.write('DELETE FROM invitations WHERE id = ?', id);
    });
    return null;
  },
};

interface InvitationRow {
  readonly id: number;
  readonly inviter: string;
  readonly workspace: string;
  readonly email: string;
  readonly token: string;
  readonly created: string;
  readonly accepted: number;
}

function existing({ store, rules }: Controller, workspace: string): string {
  if (!findWorkspace(store, workspace)) throw notFound(rules, 'Workspace');
  return workspace;
}

function memberOf({ store, rules }: Controller, workspace: string, username: string): MemberRow {
  const sql = `SELECT ${columns} WHERE workspace = ? AND members.username = ?`;
  const row = store.first<MemberRow>(sql, workspace, username);
  if (!row) throw notFound(rules, 'WorkspaceMember');
  return row;
}

function invitationOf({ store, rules }: Controller, workspace: string, token: string): InvitationRow {
  const sql = 'SELECT * FROM invitations WHERE workspace = ? AND token = ? AND accepted = 0';
  const row = store.first<InvitationRow>(sql, workspace, token);
  if (!row) throw notFound(rules, 'WorkspaceInvitation');
  return row;
}

function invitationWith(store: Controller['store'], token: string): InvitationRow {
  const row = store.first<InvitationRow>('SELECT * FROM invitations WHERE token = ?', token);
  if (!row) throw new TypeError('what was just written is gone');
  return row;
}

function countOf(store: Controller['store'], workspace: string): number {
  return store.all('SELECT 1 FROM members WHERE workspace = ?', workspace).length;
}

const roleField: Field<Role> = (value) => {
  if (roles.includes(value as Role)) return value as Role;
  throw new Wrong(`"${String(value)}" is not a valid choice.`);
};

function shown({ id, username, email, workspace, role, alerts, created, updated }: MemberRow): Record<string, unknown> {
  return { id, user: username, email, workspace, role, alerts: alerts === 1, created, updated };
}

function shownInvitation({
  id,
  inviter,
  workspace,
  email,
  token,
  created,
  accepted,
}: InvitationRow): Record<string, unknown> {
  return { id, inviter, workspace, email, token, created, accepted: accepted === 1 };
}
