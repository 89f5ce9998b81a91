import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../base/json-object.ts';
import type { Controller } from '../handlers/handler.ts';
import type { Thing } from '../rules/rules.ts';
import type { Store, Window } from '../state/store.ts';
import type { AppRow } from '../wire/permissions.ts';
import { notFound } from '../wire/refusal.ts';

/** Resources around an app that are only stored: they have no effect in the sandbox. */
export type Kind = 'service' | 'gateway' | 'route' | 'volume' | 'addon' | 'resource';

/** One of them. */
export interface Belonging {
  readonly id: number;
  readonly app: string;
  readonly name: string;
  readonly uuid: string;
  readonly data: JsonObject;
  readonly created: string;
  readonly updated: string;
}

type Row = Omit<Belonging, 'data'> & { readonly data: string };

const things: Readonly<Record<Kind, Thing>> = {
  service: 'Service',
  gateway: 'Gateway',
  route: 'Route',
  volume: 'Volume',
  addon: 'AddonInstance',
  resource: 'Resource',
};

/** Those of a kind that an app has, the newest first. */
export function pageOf(
  store: Store,
  app: string,
  kind: Kind,
  window: Window,
): { readonly items: readonly Belonging[]; readonly total: number } {
  const sql = 'SELECT * FROM belongings WHERE app = ? AND kind = ? ORDER BY id DESC';
  const { items, total } = store.page<Row>(window, sql, app, kind);
  return { items: items.map(read), total };
}

/** All of a kind that an app has, the newest first. */
export function allOf(store: Store, app: string, kind: Kind): readonly Belonging[] {
  return pageOf(store, app, kind, { limit: -1, offset: 0 }).items;
}

/** One of a kind by its name; undefined if the app has none. */
export function findOne(store: Store, app: string, kind: Kind, name: string): Belonging | undefined {
  const sql = 'SELECT * FROM belongings WHERE app = ? AND kind = ? AND name = ?';
  const row = store.first<Row>(sql, app, kind, name);
  return row && read(row);
}

/** The same; throws 404 if there is none. */
export function oneOf({ store, rules }: Controller, app: AppRow, kind: Kind, name: string): Belonging {
  const found = findOne(store, app.id, kind, name);
  if (!found) throw notFound(rules, things[kind]);
  return found;
}

/** Makes one, or changes it, inside a change; gives it as it is then. */
export function put(
  { store, now }: Pick<Controller, 'store' | 'now'>,
  app: string,
  kind: Kind,
  name: string,
  data: JsonObject,
): Belonging {
  const moment = now();
  store.write(
    `INSERT INTO belongings (app, kind, name, uuid, data, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (app, kind, name) DO UPDATE SET data = excluded.data, updated = excluded.updated`,
    ...[app, kind, name, randomUUID(), JSON.stringify(data), moment, moment],
  );
  const stored = findOne(store, app, kind, name);
  if (!stored) throw new TypeError('what was just written is gone');
  return stored;
}

/** Removes one, inside a change. Throws 404 if there is none. */
export function remove(controller: Controller, app: AppRow, kind: Kind, name: string): void {
  controller.store.write('DELETE FROM belongings WHERE id = ?', oneOf(controller, app, kind, name).id);
}

function read({ data, ...row }: Row): Belonging {
  return { ...row, data: JSON.parse(data) as JsonObject };
}
