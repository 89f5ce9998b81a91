import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../state/store.ts';
import type { Folders } from './folders.ts';
import type { PushPlace } from './push-place.ts';
import { headOf, moveBranch } from './repository.ts';

/** How many builds of an app are kept to be rolled back to. */
const kept = 10;

/**
 * Tidies up after a sandbox that was killed or stopped, before the next one takes requests: removes what pushes left behind
 * that came to no end, what belongs to apps and volumes that are gone, and slugs of old builds. Turns the branches of the repositories to
 * the newest build where git did not get to it.
 */
export async function sweep(place: PushPlace): Promise<void> {
  const { folders, controller } = place;
  const { store } = controller;
  await rm(folders.build, { recursive: true, force: true });
  const apps = new Set(store.all<{ uuid: string }>('SELECT uuid FROM apps').map(({ uuid }) => uuid));
  const slugs = keptSlugs(store);
  const volumes = store.all<{ uuid: string }>("SELECT uuid FROM belongings WHERE kind = 'volume'");
  const inUse = new Set(volumes.map(({ uuid }) => uuid));
  await removeOthers(folders.volumes, (name) => inUse.has(name));
  await removeOthers(folders.slugs, (name) => slugs.has(name));
  await removeOthers(folders.caches, (name) => apps.has(name) || join(folders.caches, name) === folders.sharedCache);
  await removeOthers(folders.repositories, (name) => name.endsWith('.git') && apps.has(name.slice(0, -'.git'.length)));
  for (const name of namesIn(folders.repositories)) {
    const repository = join(folders.repositories, name);
    await removeOthers(join(repository, 'objects'), (each) => !/^(?:tmp_objdir-|incoming-)/.test(each));
    await mendBranch(place, repository, name.slice(0, -'.git'.length)).catch(place.report);
  }
}

/** Removes what was pushed to an app that is gone, and its builds. */
export async function removeApp(folders: Folders, app: string, builds: readonly string[]): Promise<void> {
  const gone = [folders.repository(app), folders.cache(app), ...builds.map((build) => folders.slug(build))];
  await Promise.all(gone.map((folder) => rm(folder, { recursive: true, force: true })));
}

/** Of each app the newest builds, and the one that runs. */
export function keptSlugs(store: Store): ReadonlySet<string> {
  const rows = store.all<{ uuid: string }>(
    `SELECT uuid FROM (SELECT uuid, row_number() OVER (PARTITION BY app ORDER BY number DESC) AS place FROM builds WHERE slug = 1)
       WHERE place <= ?
     UNION SELECT build FROM releases AS one WHERE build IS NOT NULL
       AND version = (SELECT max(version) FROM releases AS other WHERE other.app = one.app)`,
    kept,
  );
  return new Set(rows.map(({ uuid }) => uuid));
}

async function removeOthers(folder: string, isKept: (name: string) => boolean): Promise<void> {
  for (const name of namesIn(folder)) {
    if (!isKept(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function mendBranch({ controller, path }: PushPlace, repository: string, app: string): Promise<void> {
  const newest = controller.store.first<{ sha: string }>(
    `SELECT builds.sha FROM builds JOIN apps ON apps.id = builds.app
       WHERE apps.uuid = ? AND image = apps.id || ':git-' || substr(sha, 1, 8) ORDER BY number DESC LIMIT 1`,
    app,
  );
  if (newest) await moveBranch(repository, `refs/heads/${headOf(repository)}`, newest.sha, path);
}
