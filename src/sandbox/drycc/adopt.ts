import { randomUUID } from 'node:crypto';
import type { Controller } from '../handlers/handler.ts';
import { findWorkspace, roleIn } from '../state/workspaces.ts';
import { addMember } from './workspaces.ts';

/**
 * Makes what other APIs left fit this one: an app without a workspace gets its owner's, which is created if it is not
 * there.
 */
export function adopt({ store, now }: Controller): void {
  store.change(() => {
    const owners = store.all<{ owner: string }>('SELECT DISTINCT owner FROM apps WHERE workspace IS NULL');
    for (const { owner } of owners) {
      const id = owner
        .toLowerCase()
        .replaceAll(/[^0-9a-z]/g, '')
        .padEnd(5, '0');
      if (!findWorkspace(store, id)) {
        store.write(
          'INSERT INTO workspaces (id, uuid, email, created, updated) VALUES (?, ?, ?, ?, ?)',
          ...[id, randomUUID(), `${owner}@example.com`, now(), now()],
        );
      }
      if (!roleIn(store, id, owner)) addMember(store, { workspace: id, username: owner, role: 'admin', moment: now() });
      store.write('UPDATE apps SET workspace = ? WHERE owner = ? AND workspace IS NULL', id, owner);
    }
  });
}
