import type { Account } from './authentication.ts';
import type { Controller } from '../handlers/handler.ts';
import { forbidden, notFound } from './refusal.ts';
import type { Store } from '../state/store.ts';
import { roleIn } from '../state/workspaces.ts';

/** An app as it is stored. */
export interface AppRow {
  readonly id: string;
  readonly uuid: string;
  readonly owner: string;
  /** The wanted count of each process type. */
  readonly structure: Readonly<Record<string, number>>;
  readonly created: string;
  readonly updated: string;
  /** On today's Drycc, whose apps belong to one. */
  readonly workspace?: string | null;
}

/** A row of the table of apps, read. */
export function appOf(row: Omit<AppRow, 'structure'> & { structure: string }): AppRow {
  return { ...row, structure: JSON.parse(row.structure) as AppRow['structure'] };
}

/**
 * The app of that id, for a user who may work with it: its owner, its collaborators and administrators. Throws a
 * refusal for everybody else: 403, or 404 where the API hides what one may not see.
 */
export function usableApp({ store, rules }: Controller, user: Account, id: string): AppRow {
  const row = store.first<Parameters<typeof appOf>[0]>('SELECT * FROM apps WHERE id = ?', id);
  if (!row) throw notFound(rules, 'App');
  if (rules.workspaces) {
    if (user.is_superuser || roleIn(store, row.workspace, user.username)) return appOf(row);
    throw forbidden();
  }
  if (isOwner(user, row) || isCollaborator(store, id, user.username)) return appOf(row);
  throw rules.hidesApps ? notFound(rules, 'App') : forbidden();
}

/** The app of that id, for a user who may destroy, transfer and share it: its owner and administrators. */
export function ownedApp(controller: Controller, user: Account, id: string): AppRow {
  const app = usableApp(controller, user, id);
  if (!isOwner(user, app)) throw forbidden();
  return app;
}

/** Whether a user may do all with something: it is the user's own, or the user is an administrator. */
export function isOwner(user: Account, { owner }: { readonly owner: string }): boolean {
  return user.is_superuser || owner === user.username;
}

/** Whether an app is shared with a user. */
export function isCollaborator(store: Store, app: string, username: string): boolean {
  return store.first('SELECT 1 FROM collaborators WHERE app = ? AND username = ?', app, username) !== undefined;
}

/** Throws 403 unless the user is an administrator. */
export function requireAdministrator(user: Account): void {
  if (!user.is_superuser) throw forbidden();
}
