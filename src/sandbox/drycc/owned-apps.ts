import { randomUUID } from 'node:crypto';
import type { Controller } from '../handlers/handler.ts';
import { check, optional, text } from '../fields/field.ts';
import { insertConfig } from '../state/configuration.ts';
import { addRelease } from '../state/releases.ts';
import { findAccount } from '../wire/authentication.ts';
import { appOf, type AppRow } from '../wire/permissions.ts';
import { notFound } from '../wire/refusal.ts';
import { idField, inventId, structureField } from './apps.ts';
import type { DryccHandlers } from './handler.ts';
import { usualPlan } from './plans.ts';

/** Apps of Drycc 1.8 to 1.13, which have an owner. */
export const ownedApps: DryccHandlers = {
  'apps.list'({ user, window }, controller) {
    const sql = `SELECT * FROM apps WHERE ? OR owner = ?
      OR id IN (SELECT app FROM collaborators WHERE username = ?) ORDER BY id`;
    const values = [Number(user.is_superuser), user.username, user.username];
    const { items, total } = controller.store.page<Parameters<typeof appOf>[0]>(window, sql, ...values);
    return { items: items.map((row) => shown(controller, appOf(row))), total };
  },

  'apps.create'({ user, body }, controller) {
    const { store, now } = controller;
    const isTaken = (id: string): boolean => store.first('SELECT 1 FROM apps WHERE id = ?', id) !== undefined;
    const fields = check(body, { id: optional(idField(controller, isTaken)), structure: optional(structureField) });
    return store.change(() => {
      const { id = inventId(isTaken), structure = {} } = fields;
      const moment = now();
      const app: AppRow = {
        ...{ id, uuid: randomUUID(), owner: user.username, structure },
        ...{ created: moment, updated: moment },
      };
      store.write(
        'INSERT INTO apps (id, uuid, owner, structure, created, updated) VALUES (?, ?, ?, ?, ?, ?)',
        ...[id, app.uuid, app.owner, JSON.stringify(structure), moment, moment],
      );
      const config = insertConfig(controller, app, user, {}, { limits: { run: usualPlan, web: usualPlan } });
      addRelease(controller, app, user, { did: 'created initial release', config, build: null, state: 'created' });
      return shown(controller, app);
    });
  },

  'apps.info': ({ app }, controller) => shown(controller, app),

  'apps.transfer'({ app, body }, { store, rules, now }) {
    const { owner } = check(body, { owner: text() });
    store.change(() => {
      if (!findAccount(store, owner)) throw notFound(rules, 'User');
      store.write('UPDATE apps SET owner = ?, updated = ? WHERE id = ?', owner, now(), app.id);
      store.write('DELETE FROM collaborators WHERE app = ? AND username = ?', app.id, owner);
    });
    return null;
  },
};

function shown(
  { addressOf }: Controller,
  { uuid, id, owner, structure, created, updated }: AppRow,
): Record<string, unknown> {
  return { uuid, id, owner, structure, url: addressOf(id), created, updated };
}
