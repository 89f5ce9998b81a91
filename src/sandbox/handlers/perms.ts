import { findAccount } from '../wire/authentication.ts';
import { check, text } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { addToLog } from '../state/log.ts';
import { isCollaborator, isOwner, ownedApp, usableApp } from '../wire/permissions.ts';
import { Crash, forbidden, notFound } from '../wire/refusal.ts';

/** With whom an app is shared. */
export const perms: HandlersOf<'perms'> = {
  'perms.list': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT username FROM collaborators JOIN users USING (username) WHERE app = ? ORDER BY users.id';
    return { users: controller.store.all<{ username: string }>(sql, app.id).map(({ username }) => username) };
  },

  'perms.create': ({ user, parameter, body }, controller) => {
    const { store, rules } = controller;
    return store.change(() => {
      const mayShare = rules.collaboratorsShare ? usableApp : ownedApp;
      const app = mayShare(controller, user, parameter('app'));
      if (rules.crashes && body['username'] === undefined) throw new Crash();
      const { username } = check(body, { username: text() });
      if (!findAccount(store, username)) throw notFound(rules, 'User');
      // The owner needs no permission, and is not in the list.
      if (username === app.owner) return null;
      store.write('INSERT OR IGNORE INTO collaborators (app, username) VALUES (?, ?)', app.id, username);
      addToLog(controller, app.id, null, `${username} was granted access to ${app.id} by ${user.username}`);
      return null;
    });
  },

  'perms.delete': ({ user, parameter }, controller) => {
    const { store, rules } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const username = parameter('username');
      if (!findAccount(store, username)) throw notFound(rules, 'User');
      // Collaborators may take leave, and send nobody else away.
      if (!isOwner(user, app) && username !== user.username) throw forbidden();
      if (!isCollaborator(store, app.id, username)) throw forbidden();
      store.write('DELETE FROM collaborators WHERE app = ? AND username = ?', app.id, username);
      addToLog(controller, app.id, null, `${username} was revoked access to ${app.id} by ${user.username}`);
      return null;
    });
  },
};
