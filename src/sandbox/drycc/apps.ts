import { randomInt, randomUUID } from 'node:crypto';
import { isJsonObject } from '../../base/json-object.ts';
import { check, type Field, optional, text, Wrong } from '../fields/field.ts';
import { mostPods } from '../fields/scale.ts';
import type { Controller } from '../handlers/handler.ts';
import { insertConfig } from '../state/configuration.ts';
import { addRelease } from '../state/releases.ts';
import { findWorkspace, mayAsk, roleIn } from '../state/workspaces.ts';
import { appOf, type AppRow } from '../wire/permissions.ts';
import { forbidden, notFound, Refusal, refused } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';
import { usualPlan } from './plans.ts';
import { reservedFault } from './reserved.ts';

/** Apps, which belong to workspaces. */
export const apps: DryccHandlers = {
  'apps.list'({ user, query, window }, controller) {
    const { store, rules } = controller;
    const [workspace, search] = [query('workspace'), query('search') ?? ''];
    if (workspace !== null && !findWorkspace(store, workspace)) throw notFound(rules, 'Workspace');
    if (workspace !== null && !roleIn(store, workspace, user.username)) {
      throw refused(403, `You are not a member of workspace '${workspace}'`);
    }
    const sql = `SELECT rowid AS uid, * FROM apps WHERE workspace IN (SELECT workspace FROM members WHERE username = ?)
      AND (? IS NULL OR workspace = ?) AND substr(id, 1, length(?)) = ? ORDER BY id`;
    const values = [user.username, workspace, workspace, search, search];
    const { items, total } = store.page<StoredApp>(window, sql, ...values);
    return { items: items.map((row) => shown(controller, row)), total };
  },

  'apps.create'({ user, body }, controller) {
    const { store, now } = controller;
    const isTaken = (id: string): boolean => store.first('SELECT 1 FROM apps WHERE id = ?', id) !== undefined;
    return store.change(() => {
      const { workspace, ...fields } = check(body, {
        id: optional(idField(controller, isTaken)),
        structure: optional(structureField),
        workspace: text({
          demands: (id) => (findWorkspace(store, id) ? [] : [`Object with id=${id} does not exist.`]),
        }),
      });
      const role = roleIn(store, workspace, user.username);
      if (role === undefined || !mayAsk(role, 'POST')) throw forbidden();
      const { id = inventId(isTaken), structure = {} } = fields;
      const app: AppRow = {
        ...{ id, uuid: randomUUID(), owner: user.username, workspace, structure },
        ...{ created: now(), updated: now() },
      };
      store.write(
        'INSERT INTO apps (id, uuid, owner, workspace, structure, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[id, app.uuid, app.owner, workspace, JSON.stringify(structure), app.created, app.updated],
      );
      const config = insertConfig(controller, app, user, {}, { limits: { run: usualPlan, web: usualPlan } });
      addRelease(controller, app, user, { did: 'created initial release', config, build: null, state: 'created' });
      return shown(controller, rowOf(controller, id));
    });
  },

  'apps.info': ({ app }, controller) => shown(controller, rowOf(controller, app.id)),

  'apps.move'({ app, user, body }, controller) {
    const { store, rules, now } = controller;
    return store.change(() => {
      const wanted = body['workspace'];
      if (typeof wanted !== 'string' || wanted === '') throw new Refusal(400, ['workspace is required']);
      if (!findWorkspace(store, wanted)) throw notFound(rules, 'Workspace');
      store.write(
        'UPDATE apps SET workspace = ?, owner = ?, updated = ? WHERE id = ?',
        wanted,
        user.username,
        now(),
        app.id,
      );
      return null;
    });
  },

  'apps.destroy'({ app }, controller) {
    const { store } = controller;
    const builds = store.change(() => {
      if (store.first("SELECT 1 FROM belongings WHERE app = ? AND kind = 'addon'", app.id)) {
        throw refused(400, `App '${app.id}' has addons attached; remove them before deleting the app`);
      }
      const rows = store.all<{ uuid: string }>('SELECT uuid FROM builds WHERE app = ? AND slug = 1', app.id);
      store.write('DELETE FROM apps WHERE id = ?', app.id);
      return rows.map(({ uuid }) => uuid);
    });
    controller.runtime.sweep();
    controller.jobs.forget(app.id);
    controller.removeFiles(app.uuid, builds);
    return null;
  },
};

type StoredApp = Parameters<typeof appOf>[0] & { readonly uid: number };

function rowOf({ store }: Controller, id: string): StoredApp {
  const row = store.first<StoredApp>('SELECT rowid AS uid, * FROM apps WHERE id = ?', id);
  if (!row) throw new TypeError('the app was there before');
  return row;
}

function shown({ addressOf }: Controller, row: StoredApp): Record<string, unknown> {
  const { uuid, id, workspace, structure, created, updated } = appOf(row);
  return { uuid, id, uid: row.uid, workspace, structure, url: addressOf(id), created, updated };
}

/** The id of a new app. */
export function idField({ rules }: Controller, isTaken: (id: string) => boolean): Field<string> {
  return text({
    max: rules.appId.length,
    demands: (id) => [
      ...(rules.appId.pattern.test(id) ? [] : [rules.appId.allows]),
      ...reservedFault(id),
      ...(isTaken(id) ? [rules.words.appIdTaken] : []),
    ],
  });
}

/** A name of letters that say nothing, as the controller makes them: `kvzyjr-sfqslnxl`. */
export function inventId(isTaken: (id: string) => boolean): string {
  const letters = (count: number): string =>
    Array.from({ length: count }, () => String.fromCodePoint(97 + randomInt(26))).join('');
  for (;;) {
    const id = `${letters(6)}-${letters(8)}`;
    if (!isTaken(id)) return id;
  }
}

/** The counts that a new app is to start with. */
export const structureField: Field<AppRow['structure']> = (value) => {
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && Number(count) <= mostPods;
  if (!isJsonObject(value) || !Object.values(value).every(isCount)) throw new Wrong('Value must be counts by type.');
  return value as AppRow['structure'];
};
