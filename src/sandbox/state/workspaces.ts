import type { Store } from './store.ts';

/** What a member of a workspace may do: look; change as well; delete as well. */
export const roles = ['viewer', 'member', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A workspace as it is stored. */
export interface WorkspaceRow {
  readonly uid: number;
  readonly id: string;
  readonly uuid: string;
  readonly email: string;
  readonly created: string;
  readonly updated: string;
}

/** The workspace of that id, if there is one. */
export function findWorkspace(store: Store, id: string): WorkspaceRow | undefined {
  return store.first<WorkspaceRow>('SELECT * FROM workspaces WHERE id = ?', id);
}

/** What a user is in a workspace; undefined if not a member. */
export function roleIn(store: Store, workspace: string | null | undefined, username: string): Role | undefined {
  const sql = 'SELECT role FROM members WHERE workspace = ? AND username = ?';
  return store.first<{ role: Role }>(sql, workspace ?? '', username)?.role;
}

/** Whether a role is enough for requests of a method: everybody reads, members change, administrators delete. */
export function mayAsk(role: Role, method: string): boolean {
  if (method === 'GET' || role === 'admin') return true;
  return role === 'member' && method !== 'DELETE';
}
