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

type ByOwner = Readonly<Record<string, JsonObject>>;

/** What only today's Drycc has of a config. Variables of the group global are those that other APIs have. */
export interface Scoped {
  /** Variables by group and by process type. */
  readonly groups?: ByOwner;
  readonly ptypes?: ByOwner;
  /** The groups that each process type uses besides global. */
  readonly values_refs?: Readonly<Record<string, readonly string[]>>;
  /** By process type, as all that follows. */
  readonly limits?: JsonObject;
  readonly tags?: ByOwner;
  readonly registry?: ByOwner;
  readonly lifecycle?: ByOwner;
  readonly termination_grace_period?: JsonObject;
}

/** A config as it is stored. It never changes: every change makes a new one. */
export interface Configuration extends Groups {
  readonly uuid: string;
  readonly owner: string;
  readonly created: string;
  /** What only today's Drycc has. */
  readonly scoped: Scoped;
}

type Row = Readonly<Record<GroupName | 'scoped' | 'uuid' | 'owner' | 'created', string>>;

/** The config of that id, which a release names. */
export function readConfig(store: Store, uuid: string): Configuration {
  const row = store.first<Row>('SELECT * FROM configs WHERE uuid = ?', uuid);
  if (!row) throw new TypeError('every release has a config');
  const groups = Object.fromEntries(groupNames.map((name) => [name, JSON.parse(row[name]) as JsonObject]));
  return {
    uuid: row.uuid,
    owner: row.owner,
    created: row.created,
    scoped: JSON.parse(row.scoped) as Scoped,
    ...(groups as unknown as Groups),
  };
}

/** Stores a config, inside a change, and gives its id; groups that are left out are empty. */
export function insertConfig(
  { store, now }: Controller,
  app: Pick<AppRow, 'id'>,
  user: Account,
  groups: Partial<Groups>,
  scoped: Scoped = {},
): string {
  const uuid = randomUUID();
  store.write(
    `INSERT INTO configs (uuid, app, owner, created, scoped, ${groupNames.map((name) => `"${name}"`).join(', ')})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[uuid, app.id, user.username, now(), JSON.stringify(scoped)],
    ...groupNames.map((name) => JSON.stringify(groups[name] ?? {})),
  );
  return uuid;
}

/** The variables of a process type: the group global, the groups that it uses, and its own; later ones win. */
export function variablesFor({ values, scoped }: Configuration, type: string): JsonObject {
  const { groups = {}, ptypes = {}, values_refs: references = {} } = scoped;
  const used = (references[type] ?? []).map((group) => groups[group] ?? {});
  return Object.assign({}, values, ...used, ptypes[type] ?? {}) as JsonObject;
}

/** The variables that every process finds beside those of its config: `DEIS_APP`, `DEIS_RELEASE`. */
export function injectedVariables(
  { dialect, store }: Pick<Controller, 'dialect' | 'store'>,
  app: string,
  version: number,
): Record<string, string> {
  if (dialect.routes['ptypes.list'] !== null) return ofNewerDrycc(store, app, version);
  const prefix = dialect.product.toUpperCase();
  return { [`${prefix}_APP`]: app, [`${prefix}_RELEASE`]: `v${version}` };
}

/** Those of Drycc 1.8 and newer. */
function ofNewerDrycc(store: Store, app: string, version: number): Record<string, string> {
  const row = store.first<Record<'workspace' | 'summary' | 'created' | 'sha', string | null>>(
    `SELECT apps.workspace, releases.summary, releases.created, builds.sha FROM releases
      JOIN apps ON apps.id = releases.app LEFT JOIN builds ON builds.uuid = releases.build
      WHERE releases.app = ? AND releases.version = ?`,
    app,
    version,
  );
  return {
    DRYCC_APP: app,
    ...(row?.workspace && { DRYCC_WORKSPACE: row.workspace }),
    WORKFLOW_RELEASE: `v${version}`,
    WORKFLOW_RELEASE_SUMMARY: row?.summary ?? '',
    WORKFLOW_RELEASE_CREATED_AT: row?.created?.replace(/\.\d+Z$/, 'Z') ?? '',
    SOURCE_VERSION: row?.sha ?? '',
  };
}
