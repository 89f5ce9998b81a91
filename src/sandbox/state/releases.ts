import { randomUUID } from 'node:crypto';
import type { Account } from '../wire/authentication.ts';
import type { Controller } from '../handlers/handler.ts';
import { addToLog } from './log.ts';
import type { AppRow } from '../wire/permissions.ts';
import { deployPods } from './pods.ts';
import type { Store } from './store.ts';

/** A release as it is stored: one config with one build, or none. */
export interface Release {
  readonly app: string;
  readonly version: number;
  readonly uuid: string;
  readonly owner: string;
  readonly summary: string;
  readonly config: string;
  readonly build: string | null;
  readonly created: string;
  /** How its deployment went, which today's Drycc shows: `created` is one that was not deployed yet. */
  readonly state: 'created' | 'succeed' | 'crashed';
  readonly exception: string | null;
  /** JSON: a list of what was tried, and how it went. */
  readonly conditions: string;
  /** JSON: the process types that it deploys. */
  readonly types: string;
}

/** The release that an app runs, or is to run next: its newest that has not failed. */
export function currentRelease(store: Store, app: string): Release {
  const release = store.first<Release>(
    "SELECT * FROM releases WHERE app = ? AND state <> 'crashed' ORDER BY version DESC LIMIT 1",
    app,
  );
  if (!release) throw new TypeError('every app has a release');
  return release;
}

/** The release of that version, if the app has it. */
export function findRelease(store: Store, app: string, version: number): Release | undefined {
  return store.first<Release>('SELECT * FROM releases WHERE app = ? AND version = ?', app, version);
}

interface NewRelease {
  readonly did: string;
  readonly config: string;
  readonly build: string | null;
  /** Who did it, where it is not the user, or the workspace of the app. */
  readonly by?: string;
  /** The process types that it deploys. */
  readonly types?: readonly string[];
  /** Those of which anything is new; all where it is left out. */
  readonly tried?: readonly string[];
  /** Those whose processes are replaced; all where it is left out. */
  readonly only?: readonly string[] | undefined;
  /** `created` makes a release that is not deployed. */
  readonly state?: 'created' | 'succeed';
}

/**
 * Makes an app's next release and deploys it, inside a change. `did` is what the user did, in the controllers' words:
 * `deployed example/go`, `added HELLO`.
 */
export function addRelease(
  controller: Controller,
  app: AppRow,
  user: Account,
  { did, config, build, by, types = [], tried = types, only, state = 'succeed' }: NewRelease,
): Release {
  const { store, rules, now } = controller;
  const last = store.first<{ version: number | null }>(
    'SELECT max(version) AS version FROM releases WHERE app = ?',
    app.id,
  );
  const release = {
    app: app.id,
    version: (last?.version ?? 0) + 1,
    uuid: randomUUID(),
    owner: user.username,
    summary: `${by ?? (rules.workspaces ? app.workspace : null) ?? user.username} ${did}`,
    config,
    build,
    created: now(),
    state,
    exception: null,
    conditions: JSON.stringify(state === 'succeed' ? [conditionOf(state, tried, now())] : []),
    types: JSON.stringify(types),
  };
  store.write(
    `INSERT INTO releases (app, version, uuid, owner, summary, config, build, created, state, conditions, types)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    release.app,
    release.version,
    release.uuid,
    release.owner,
    release.summary,
    release.config,
    release.build,
    ...[release.created, release.state, release.conditions, release.types],
  );
  addToLog(controller, app.id, null, release.summary);
  if (state === 'succeed') deployPods(controller, app, release, only);
  return release;
}

/** What was tried with a release, and how it went. */
export function conditionOf(
  state: Release['state'],
  types: readonly string[],
  moment: string,
  exception?: string,
): Readonly<Record<string, unknown>> {
  const created = moment.replace(/\.\d+Z$/, 'Z');
  return { state, action: 'pipeline', ptypes: types, ...(exception !== undefined && { exception }), created };
}
