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
}

/** The release that an app runs: its newest. */
export function currentRelease(store: Store, app: string): Release {
  const release = store.first<Release>('SELECT * FROM releases WHERE app = ? ORDER BY version DESC LIMIT 1', app);
  if (!release) throw new TypeError('every app has a release');
  return release;
}

/** The release of that version, if the app has it. */
export function findRelease(store: Store, app: string, version: number): Release | undefined {
  return store.first<Release>('SELECT * FROM releases WHERE app = ? AND version = ?', app, version);
}

/**
 * Makes an app's next release and deploys it, inside a change. `did` is what the user did, in the controllers' words:
 * `deployed example/go`, `added HELLO`.
 */
export function addRelease(
  controller: Controller,
  app: AppRow,
  user: Account,
  { did, config, build }: { readonly did: string; readonly config: string; readonly build: string | null },
): Release {
  const { store, now } = controller;
  const last = store.first<{ version: number | null }>(
    'SELECT max(version) AS version FROM releases WHERE app = ?',
    app.id,
  );
  const release = {
    app: app.id,
    version: (last?.version ?? 0) + 1,
    uuid: randomUUID(),
    owner: user.username,
    summary: `${user.username} ${did}`,
    config,
    build,
    created: now(),
  };
  store.write(
    'INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    release.app,
    release.version,
    release.uuid,
    release.owner,
    release.summary,
    release.config,
    release.build,
    release.created,
  );
  addToLog(controller, app.id, null, release.summary);
  deployPods(controller, app, release);
  return release;
}
