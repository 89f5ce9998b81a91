import type { OperationName } from '../../api/operations.ts';
import type { Controller } from '../handlers/handler.ts';
import { mayAsk, roleIn } from '../state/workspaces.ts';
import type { Account } from '../wire/authentication.ts';
import { appOf, type AppRow, isOwner, usableApp } from '../wire/permissions.ts';
import { forbidden, notFound } from '../wire/refusal.ts';

/** What only members of its workspace find; everything below an app says to others that they may not. */
const hidden: readonly OperationName[] = ['apps.info', 'apps.destroy', 'apps.move'];
/** What is answered to everybody, and checked by who answers. */
const unchecked: readonly OperationName[] = ['events.list'];

/**
 * The app of that id, for somebody whose role allows the method. Throws 404 or 403 for everybody else.
 * Members of its workspace may by their role, administrators of the controller may all below an app. (Real controllers
 * let strangers delete addons and resize volumes; this one does not.)
 */
export function permittedApp(
  controller: Controller,
  user: Account,
  { operation, method, id }: { readonly operation: OperationName; readonly method: string; readonly id: string },
): AppRow {
  const { store, rules } = controller;
  if (!rules.workspaces) return sharedApp(controller, user, { operation, method, id });
  const row = store.first<Parameters<typeof appOf>[0]>('SELECT * FROM apps WHERE id = ?', id);
  if (!row) throw notFound(rules, 'App');
  const role = roleIn(store, row.workspace, user.username);
  const isHidden = hidden.includes(operation);
  if (role === undefined && isHidden) throw notFound(rules, 'App');
  const isAllowed =
    role === undefined ? user.is_superuser : mayAsk(role, operation === 'apps.move' ? 'DELETE' : method);
  if (!isAllowed && !unchecked.includes(operation)) throw forbidden();
  return appOf(row);
}

/** What only the owner may do. */
const owned: readonly OperationName[] = ['apps.destroy', 'apps.transfer', 'perms.create', 'perms.update'];

/** The same up to Drycc 1.13: collaborators may do what they were permitted, and owners and administrators everything. */
function sharedApp(
  controller: Controller,
  user: Account,
  { operation, method, id }: { readonly operation: OperationName; readonly method: string; readonly id: string },
): AppRow {
  const app = usableApp(controller, user, id);
  if (isOwner(user, app)) return app;
  const sql = 'SELECT permissions FROM collaborators WHERE app = ? AND username = ?';
  const { permissions = '' } = controller.store.first<{ permissions: string }>(sql, id, user.username) ?? {};
  const needed = method === 'GET' ? 'view' : method === 'DELETE' ? 'delete' : 'change';
  if (owned.includes(operation) || !permissions.split(',').includes(needed)) throw forbidden();
  return app;
}
