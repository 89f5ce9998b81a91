import { randomUUID } from 'node:crypto';
import { check, type Field, optional, text } from '../fields/field.ts';
import type { Controller } from '../handlers/handler.ts';
import { findWorkspace, roleIn, type WorkspaceRow } from '../state/workspaces.ts';
import type { Account } from '../wire/authentication.ts';
import { Crash, notFound, refused } from '../wire/refusal.ts';
import { reservedFault } from './reserved.ts';
import type { DryccHandlers } from './handler.ts';

/** Workspaces, which have apps and members. Who is no member finds none. */
export const workspaces: DryccHandlers = {
  'workspaces.list'({ user, window }, { store }) {
    const sql = `SELECT workspaces.* FROM workspaces JOIN members ON members.workspace = workspaces.id
      WHERE members.username = ? ORDER BY workspaces.id`;
    const { items, total } = store.page<WorkspaceRow>(window, sql, user.username);
    return { items: items.map(shown), total };
  },

  'workspaces.create'({ user, body }, { store, rules, now }) {
    const { id, email } = check(body, { id: idField(rules.appId.allows), email: emailField });
    return store.change(() => {
      if (findWorkspace(store, id)) throw new Crash();
      const moment = now();
      store.write(
        'INSERT INTO workspaces (id, uuid, email, created, updated) VALUES (?, ?, ?, ?, ?)',
        ...[id, randomUUID(), email, moment, moment],
      );
      addMember(store, { workspace: id, username: user.username, role: 'admin', moment });
      return shown(storedWorkspace(store, id));
    });
  },

  'workspaces.info': ({ user, parameter }, controller) => shown(ownWorkspace(controller, user, parameter('workspace'))),

  'workspaces.update'({ user, parameter, body }, controller) {
    const { store, now } = controller;
    return store.change(() => {
      const { id } = ownWorkspace(controller, user, parameter('workspace'));
      requireAdmin(controller, user, id, 'update workspaces');
      const { email } = check(body, { email: optional(emailField) });
      if (email !== undefined) {
        store.write('UPDATE workspaces SET email = ?, updated = ? WHERE id = ?', email, now(), id);
      }
      return shown(storedWorkspace(store, id));
    });
  },

  /** Takes its apps along, as the real controller does; unlike there, their names can be used again. */
  'workspaces.delete'({ user, parameter }, controller) {
    const { store, runtime } = controller;
    const gone = store.change(() => {
      const { id } = ownWorkspace(controller, user, parameter('workspace'));
      requireAdmin(controller, user, id, 'delete workspaces');
      const members = store.all('SELECT 1 FROM members WHERE workspace = ?', id).length;
      if (members > 1) throw refused(403, 'Cannot delete workspace with more than one member');
      const apps = store.all<{ id: string; uuid: string }>('SELECT id, uuid FROM apps WHERE workspace = ?', id);
      const slugs = apps.map(({ id: app, uuid }) => {
        const sql = 'SELECT uuid FROM builds WHERE app = ? AND slug = 1';
        return { id: app, uuid, builds: store.all<{ uuid: string }>(sql, app).map((build) => build.uuid) };
      });
      store.write('DELETE FROM apps WHERE workspace = ?', id);
      store.write('DELETE FROM workspaces WHERE id = ?', id);
      return slugs;
    });
    runtime.sweep();
    for (const { id, uuid, builds } of gone) {
      controller.jobs.forget(id);
      controller.removeFiles(uuid, builds);
    }
    return null;
  },
};

function storedWorkspace(store: Controller['store'], id: string): WorkspaceRow {
  const row = findWorkspace(store, id);
  if (!row) throw new TypeError('the workspace was there before');
  return row;
}

/** The workspace of that id, for its members. Throws 404 for everybody else. */
function ownWorkspace({ store, rules }: Controller, user: Account, id: string): WorkspaceRow {
  const row = findWorkspace(store, id);
  if (!row || !roleIn(store, id, user.username)) throw notFound(rules, 'Workspace');
  return row;
}

/** Throws 403 unless the user administrates the workspace. */
export function requireAdmin({ store }: Controller, user: Account, workspace: string, what: string): void {
  if (roleIn(store, workspace, user.username) !== 'admin') throw refused(403, `Only workspace admins can ${what}`);
}

/** Adds somebody to a workspace, inside a change. */
export function addMember(
  store: Controller['store'],
  member: { readonly workspace: string; readonly username: string; readonly role: string; readonly moment: string },
): void {
  store.write(
    'INSERT INTO members (workspace, username, role, alerts, created, updated) VALUES (?, ?, ?, 1, ?, ?)',
    ...[member.workspace, member.username, member.role, member.moment, member.moment],
  );
}

/** An email address. */
export const emailField: Field<string> = text({
  max: 254,
  demands: (email) =>
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*\.[^\s@.]{2,}$/.test(email) ? [] : ['Enter a valid email address.'],
});

function idField(allows: string): Field<string> {
  return text({
    max: 150,
    demands: (id) => [...(/^[0-9a-z]{5,}$/.test(id) ? [] : [allows]), ...reservedFault(id)],
  });
}

function shown({ uuid, id, uid, email, created, updated }: WorkspaceRow): Record<string, unknown> {
  return { uuid, id, uid, email, created, updated };
}
