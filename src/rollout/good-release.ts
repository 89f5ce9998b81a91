import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';
import { Deadline, type StopSignal, untilStopped } from '../base/stop-signal.ts';
import type { Release } from '../models/release.ts';

/** How long a failure waits for the releases that explain it, in milliseconds. */
const patience = 10_000;
/** How many of the newest releases are looked at: failures that follow each other are few. */
const most = 100;

/** The newest release that has a build and has not failed, of those before a version if one is given. */
export function lastGoodRelease(releases: readonly Release[], before = Infinity): Release | undefined {
  return releases
    .filter(({ version, failed, build }) => version < before && failed !== true && (build ?? '') !== '')
    .sort((one, other) => other.version - one.version)[0];
}

/** Which release is good, and how to go back to it: one sentence for hints. */
export function wayBack(good: Release | undefined, app: string): string {
  if (good === undefined) return 'No earlier release has a build that did not fail.';
  const version = `v${good.version}`;
  return `The last good release is ${version}. releases:rollback ${version} --app ${app} goes back to it.`;
}

/** The newest releases of an app; undefined where they cannot be had in time, for what only explains a failure. */
export async function readReleases(api: Api, app: string, stop: StopSignal): Promise<readonly Release[] | undefined> {
  const deadline = new Deadline(stop, patience);
  try {
    const { items } = await untilStopped(deadline, () => api('releases.list', { app, limit: most }));
    return items;
  } catch {
    stop.throwIfAborted();
    return undefined;
  } finally {
    deadline.release();
  }
}

/** The failure of a release that did not start, with its fate: some controllers keep it, others take it back. */
export function withFailedRelease(error: Failure, app: string, releases: readonly Release[]): Failure {
  const newest = [...releases].sort((one, other) => other.version - one.version)[0];
  if (newest === undefined) return error;
  const isKept = newest.failed === true;
  const kept = isKept
    ? `v${newest.version} of ${app} is kept as a failed release.`
    : `No release was kept of it; the newest of ${app} is v${newest.version}.`;
  const hint = isKept ? wayBack(lastGoodRelease(releases), app) : `apps:logs --app ${app} may say why.`;
  const { kind, status, meaning } = error;
  return new Failure(kind, `${error.message}\n${kept}`, { status, meaning, hint, cause: error });
}
