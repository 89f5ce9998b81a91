import { randomUUID } from 'node:crypto';
import type { Tls } from '../../models/tls.ts';
import { check } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { type AppRow, usableApp } from '../wire/permissions.ts';
import { refused } from '../wire/refusal.ts';
import { yesOrNo } from '../fields/settings-fields.ts';
import type { Store } from '../state/store.ts';

/** How an app is served over TLS. */
export const tls: HandlersOf<'tls'> = {
  'tls.get': ({ user, parameter }, controller) =>
    shown(controller.store, usableApp(controller, user, parameter('app'))),

  'tls.set': ({ user, parameter, body }, controller) => {
    const { store, now } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const wanted = check(body, { https_enforced: yesOrNo }).https_enforced ?? null;
      if (wanted !== null && wanted === shown(store, app).https_enforced) {
        throw refused(409, `${user.username} changed nothing`);
      }
      store.write(
        'INSERT OR REPLACE INTO tls (app, uuid, owner, https_enforced, created) VALUES (?, ?, ?, ?, ?)',
        ...[app.id, randomUUID(), user.username, wanted === null ? null : Number(wanted), now()],
      );
      return shown(store, app);
    });
  },
};

interface Row {
  readonly uuid: string;
  readonly owner: string;
  readonly https_enforced: number | null;
  readonly created: string;
}

/** What was set; an app that nobody set it for has null. */
function shown(store: Store, app: AppRow): Tls {
  const row = store.first<Row>('SELECT * FROM tls WHERE app = ?', app.id);
  const { uuid, owner, https_enforced: enforced, created } = row ?? { ...app, https_enforced: null };
  return {
    uuid,
    app: app.id,
    owner,
    https_enforced: enforced === null ? null : enforced === 1,
    created,
    updated: created,
  };
}
