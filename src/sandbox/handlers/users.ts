import { type AccountRow, accountColumns, accountOf, findAccount } from '../wire/authentication.ts';
import { check, text } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { requireAdministrator } from '../wire/permissions.ts';
import { Crash, notFound } from '../wire/refusal.ts';
import { userOf } from './auth.ts';

/** All users, and which of them are administrators: for administrators only. */
export const users: HandlersOf<'users' | 'administrators'> = {
  'users.list': ({ user, window }, { store }) => {
    requireAdministrator(user);
    const sql = `SELECT ${accountColumns} FROM users ORDER BY username`;
    const { items, total } = store.page<AccountRow>(window, sql);
    return { items: items.map((row) => userOf(accountOf(row))), total };
  },

  'administrators.list': ({ user, window }, { store }) => {
    requireAdministrator(user);
    const sql = 'SELECT username FROM users WHERE is_superuser = 1 ORDER BY id';
    const { items, total } = store.page<{ username: string }>(window, sql);
    return { items: items.map(({ username }) => ({ username, is_superuser: true })), total };
  },

  'administrators.create': ({ user, body }, { store, rules }) => {
    requireAdministrator(user);
    if (rules.crashes && body['username'] === undefined) throw new Crash();
    const { username } = check(body, { username: text() });
    return store.change(() => {
      if (!findAccount(store, username)) throw notFound(rules, 'User');
      store.write('UPDATE users SET is_superuser = 1, is_staff = 1 WHERE username = ?', username);
      return null;
    });
  },

  'administrators.delete': ({ user, parameter }, { store, rules }) => {
    requireAdministrator(user);
    return store.change(() => {
      if (!findAccount(store, parameter('username'))) throw notFound(rules, 'User');
      store.write('UPDATE users SET is_superuser = 0, is_staff = 0 WHERE username = ?', parameter('username'));
      return null;
    });
  },
};
