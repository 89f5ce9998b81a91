import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../base/json-object.ts';
import type { AppSettings } from '../../models/app-settings.ts';
import type { Account } from '../wire/authentication.ts';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import type { Store } from './store.ts';

/** What can be set of an app without a release. */
export interface Settings {
  readonly maintenance: boolean;
  readonly routable: boolean;
  /** By process type. */
  readonly autoscale: JsonObject;
  readonly label: JsonObject;
  readonly whitelist: readonly string[];
  /** Of today's Drycc: whether changes deploy by themselves, and go back by themselves if they fail. */
  readonly autodeploy: boolean;
  readonly autorollback: boolean;
}

/** Settings as they are stored: every change gives them a new id. */
export interface StoredSettings extends Settings {
  readonly uuid: string;
  readonly owner: string;
  readonly created: string;
}

type Row = Readonly<Record<'uuid' | 'owner' | 'autoscale' | 'label' | 'whitelist' | 'created', string>> &
  Readonly<Record<'maintenance' | 'routable' | 'autodeploy' | 'autorollback', number>>;

/** The settings of an app: what was set, or those of a new app. */
export function readSettings(store: Store, app: AppRow): StoredSettings {
  const row = store.first<Row>('SELECT * FROM settings WHERE app = ?', app.id);
  if (!row) {
    const { uuid, owner, created } = app;
    const switches = { maintenance: false, routable: true, autodeploy: true, autorollback: true };
    return { uuid, owner, created, ...switches, autoscale: {}, label: {}, whitelist: [] };
  }
  return {
    uuid: row.uuid,
    owner: row.owner,
    created: row.created,
    maintenance: row.maintenance === 1,
    routable: row.routable === 1,
    autodeploy: row.autodeploy === 1,
    autorollback: row.autorollback === 1,
    autoscale: JSON.parse(row.autoscale) as JsonObject,
    label: JSON.parse(row.label) as JsonObject,
    whitelist: JSON.parse(row.whitelist) as string[],
  };
}

/** Stores the settings of an app, inside a change. */
export function writeSettings({ store, now }: Controller, app: AppRow, user: Account, settings: Settings): void {
  store.write(
    `INSERT OR REPLACE INTO settings
      (app, uuid, owner, maintenance, routable, autodeploy, autorollback, autoscale, label, whitelist, created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[app.id, randomUUID(), user.username, Number(settings.maintenance), Number(settings.routable)],
    ...[Number(settings.autodeploy), Number(settings.autorollback)],
    ...[settings.autoscale, settings.label, settings.whitelist].map((value) => JSON.stringify(value)),
    now(),
  );
}

/** Settings as controllers before today's Drycc show them. */
export function shownSettings(
  app: AppRow,
  { uuid, owner, created, maintenance, routable, autoscale, label, whitelist }: StoredSettings,
): AppSettings {
  return {
    uuid,
    app: app.id,
    owner,
    maintenance,
    routable,
    label,
    autoscale: autoscale as NonNullable<AppSettings['autoscale']>,
    whitelist: [...whitelist],
    created,
    updated: created,
  };
}
