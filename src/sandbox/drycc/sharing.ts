import { check, type Field, text, Wrong } from '../fields/field.ts';
import type { Controller } from '../handlers/handler.ts';
import { users } from '../handlers/users.ts';
import { findAccount } from '../wire/authentication.ts';
import { type AppRow, requireAdministrator } from '../wire/permissions.ts';
import { Answered } from '../wire/reply.ts';
import { notFound } from '../wire/refusal.ts';
import type { DryccCall, DryccHandlers } from './handler.ts';

/** With whom an app of Drycc 1.8 to 1.13 is shared, and what each of them may do. */
export const sharing: DryccHandlers = {
  'perms.list'({ app }, { store }) {
    const sql = 'SELECT username, permissions FROM collaborators WHERE app = ? ORDER BY username';
    const rows = store.all<{ username: string; permissions: string }>(sql, app.id);
    return {
      users: rows.map(({ username }) => username),
      permissions: Object.fromEntries(rows.map(({ username, permissions }) => [username, permissions])),
    };
  },

  'perms.create'({ app, body }, controller) {
    const { username, permissions } = check(body, { username: text(), permissions: permissionsField });
    return share(controller, app, username, permissions);
  },

  'perms.update'({ app, parameter, body }, controller) {
    const { permissions } = check(body, { permissions: permissionsField });
    return share(controller, app, parameter('username'), permissions);
  },

  'perms.delete'({ app, parameter }, { store, rules }) {
    store.change(() => {
      const sql = 'DELETE FROM collaborators WHERE app = ? AND username = ?';
      if (store.write(sql, app.id, parameter('username')) === 0) throw notFound(rules, 'User');
    });
    return null;
  },

  'users.list'(call, controller) {
    const page = users['users.list'](call, controller) as { items: readonly { username: string }[]; total: number };
    const rows = controller.store.all<{ username: string }>('SELECT username FROM users WHERE is_active = 0');
    const locked = new Set(rows.map(({ username }) => username));
    return { ...page, items: page.items.map((each) => ({ ...each, is_active: !locked.has(each.username) })) };
  },

  'users.enable': (call, controller) => lock(call, controller, false),
  'users.disable': (call, controller) => lock(call, controller, true),
};

/** Lets a user in, or no longer; nobody does that to themselves. */
function lock({ user, parameter }: DryccCall, { store, rules }: Controller, isLocked: boolean): Answered {
  requireAdministrator(user);
  const username = parameter('username');
  if (username === user.username) return new Answered(423);
  store.change(() => {
    if (!findAccount(store, username)) throw notFound(rules, 'User');
    store.write('UPDATE users SET is_active = ? WHERE username = ?', isLocked ? 0 : 1, username);
  });
  return new Answered(204);
}

function share({ store, rules }: Controller, app: AppRow, username: string, permissions: string): null {
  store.change(() => {
    if (!findAccount(store, username)) throw notFound(rules, 'User');
    store.write(
      'INSERT OR REPLACE INTO collaborators (app, username, permissions) VALUES (?, ?, ?)',
      ...[app.id, username, permissions],
    );
  });
  return null;
}

/** What a collaborator may do, joined by commas. */
const permissionsField: Field<string> = (value) => {
  const permissions = text()(value).split(',');
  const unknown = permissions.find((each) => !['view', 'change', 'delete'].includes(each));
  if (unknown !== undefined) throw new Wrong(`"${unknown}" is not a valid choice.`);
  return permissions.join(',');
};
