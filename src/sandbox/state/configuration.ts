import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../base/json-object.ts';
import type { Account } from '../wire/authentication.ts';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import type { Store } from './store.ts';

/** The parts of an app's config. Each maps names to values: variables, process types, tags, and so on. */
export const groupNames = ['values', 'memory', 'cpu', 'tags', 'registry', 'healthcheck'] as const;
export type GroupName = (typeof groupNames)[number];
export type Groups = Readonly<Record<GroupName, JsonObject>>;

/** What is to be done to a group: new values by name, and null for what is to go. */
export type GroupChanges = ReadonlyMap<string, unknown>;
export type Changes = Readonly<Record<GroupName, GroupChanges>>;

/** A config as it is stored. It never changes: every change makes a new one. */
export interface Configuration extends Groups {
  readonly uuid: string;
  readonly owner: string;
  readonly created: string;
}

type Row = Readonly<Record<GroupName | 'uuid' | 'owner' | 'created', string>>;

/** The config of that id, which a release names. */
export function readConfig(store: Store, uuid: string): Configuration {
  const row = store.first<Row>('SELECT * FROM configs WHERE uuid = ?', uuid);
  if (!row) throw new TypeError('every release has a config');
  const groups = Object.fromEntries(groupNames.map((name) => [name, JSON.parse(row[name]) as JsonObject]));
  return { uuid: row.uuid, owner: row.owner, created: row.created, ...(groups as unknown as Groups) };
}

/** Stores a config, inside a change, and gives its id; groups that are left out are empty. */
export function insertConfig(
  { store, now }: Controller,
  app: Pick<AppRow, 'id'>,
  user: Account,
  groups: Partial<Groups>,
): string {
  const uuid = randomUUID();
  store.write(
    `INSERT INTO configs (uuid, app, owner, created, ${groupNames.map((name) => `"${name}"`).join(', ')})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[uuid, app.id, user.username, now()],
    ...groupNames.map((name) => JSON.stringify(groups[name] ?? {})),
  );
  return uuid;
}

/** The variables that every process finds beside those of its config: `DEIS_APP`, `DEIS_RELEASE`. */
export function injectedVariables(
  { dialect }: Pick<Controller, 'dialect'>,
  app: string,
  version: number,
): Record<string, string> {
  const prefix = dialect.product.toUpperCase();
  return { [`${prefix}_APP`]: app, [`${prefix}_RELEASE`]: `v${version}` };
}
