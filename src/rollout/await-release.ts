import { releaseOf } from '../api/release-number.ts';
import { Failure } from '../base/errors.ts';
import { leaderFirst } from '../base/leader-first.ts';
import type { Pod } from '../models/pod.ts';
import type { Release } from '../models/release.ts';
import type { Context } from '../cli/context.ts';
import { readDeployment } from './deployment.ts';
import { phaseOf } from './pod-phase.ts';
import { changeOnce, type Sight, pollPods } from './poll-pods.ts';

/** A change that makes a release, and how to read its result if its response got lost. */
export interface ReleaseChange<T> {
  readonly make: () => Promise<T>;
  readonly read: (version: number) => Promise<T>;
}

/** Makes a change that makes a release, and waits until the app's processes run it. */
export async function changeRelease<T>(context: Context, app: string, change: ReleaseChange<T>): Promise<T> {
  const started = context.host.now().getTime();
  const before = (await newestRelease(context, app))?.version ?? 0;
  const made = await changeOnce(context, change.make);
  if (made) {
    const version = versionOf(made.value) ?? (await newestRelease(context, app))?.version ?? 0;
    await pollPods(context, app, started, () => lookAtRelease(context, app, version, undefined));
    return made.value;
  }
  let version: number | undefined;
  await pollPods(context, app, started, async () => {
    const newest = await newestRelease(context, app);
    refuseFailedRelease(newest, app, before);
    // Older controllers take back a release that they cannot deploy.
    if (version !== undefined && (newest?.version ?? 0) < version) throw withdrawn(app, version);
    if (newest === undefined || newest.version <= before)
      return { wanted: undefined, pods: [], isExact: false, all: [] };
    ({ version } = newest);
    return lookAtRelease(context, app, version, undefined);
  });
  return change.read(version ?? 0);
}

/** Waits until the processes of an app, or those of a type, run its newest release, and gives them. */
export async function waitForNewest(context: Context, app: string, type: string | undefined): Promise<readonly Pod[]> {
  const started = context.host.now().getTime();
  const newest = await newestRelease(context, app);
  refuseFailedRelease(newest, app, 0);
  const all = await pollPods(context, app, started, () => lookAtRelease(context, app, newest?.version ?? 0, type));
  return type === undefined ? all : all.filter((pod) => pod.type === type);
}

/** Changes how many processes of some types run, and waits until there are as many. */
export async function changeScale(
  context: Context,
  app: string,
  counts: ReadonlyMap<string, number>,
  change: () => Promise<unknown>,
): Promise<void> {
  const started = context.host.now().getTime();
  await changeOnce(context, change);
  await pollPods(context, app, started, async () => {
    const { items: all } = await context.api('pods.list', { app });
    return { wanted: counts, pods: all.filter(({ type }) => counts.has(type)), isExact: true, all };
  });
}

/** Restarts processes, and waits until as many are up in their place. */
export async function changePods(
  context: Context,
  app: string,
  isMeant: (pod: Pod) => boolean,
  change: () => Promise<readonly Pod[]>,
): Promise<readonly Pod[]> {
  const started = context.host.now().getTime();
  const before = (await context.api('pods.list', { app })).items;
  // Drycc 1.8 and newer answer before they restart anything.
  const isLater = (await context.dialect()).routes['ptypes.restart'] !== null;
  const made = await changeOnce(context, change);
  const starts = new Map(before.filter(isMeant).map((pod) => [pod.name, pod.started]));
  const types = new Set(before.filter(isMeant).map(({ type }) => type));
  if (types.size === 0) return made?.value ?? [];
  const wanted = countByType(before.filter((pod) => types.has(pod.type) && phaseOf(pod) !== 'leaving'));
  const all = await pollPods(context, app, started, async () => {
    const now = (await context.api('pods.list', { app })).items;
    const isOld = (pod: Pod): boolean => starts.has(pod.name) && starts.get(pod.name) === pod.started;
    // Some controllers give a process that was restarted its old name: their word that it was counts more. One that had
    // failed before is what a restart is for.
    const pods = now.filter(
      (pod) => types.has(pod.type) && (!isOld(pod) || (made && !isLater && phaseOf(pod) === 'up')),
    );
    return { wanted, pods, isExact: false, all: now };
  });
  return all.filter((pod) => types.has(pod.type));
}

async function newestRelease({ api }: Context, app: string): Promise<Release | undefined> {
  const { items } = await api('releases.list', { app, limit: 1 });
  return items[0];
}

async function lookAtRelease(context: Context, app: string, version: number, only: string | undefined): Promise<Sight> {
  const deployed = version > 0 ? await readDeployment(context, app, version) : undefined;
  if (deployed === 'pending') return { wanted: undefined, pods: [], isExact: false, all: [] };
  const [{ structure }, { items: all }] = await leaderFirst(
    context.api('apps.info', { app }),
    context.api('pods.list', { app }),
  );
  const counts = new Map(
    structure ? Object.entries(structure) : countByType(all.filter((pod) => phaseOf(pod) !== 'leaving')),
  );
  if (only !== undefined && !counts.has(only)) throw unknownType(app, only, [...counts.keys()]);
  const wanted = new Map([...counts].filter(([type]) => only === undefined || type === only));
  // A release that somebody has made meanwhile is as good: it has the change in it.
  const isNew = ({ release, type }: Pod): boolean =>
    release === undefined || deployed?.has(type) === false || Number(release.replace(/^v/, '')) >= version;
  return { wanted, pods: all.filter((pod) => wanted.has(pod.type) && isNew(pod)), isExact: false, all };
}

function countByType(pods: readonly Pod[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of pods) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('version' in value && typeof value.version === 'number') return value.version;
  const release = releaseOf(value);
  return release === undefined ? undefined : Number(release.slice(1));
}

function refuseFailedRelease(release: Release | undefined, app: string, before: number): void {
  if (release?.failed !== true || release.version <= before) return;
  throw new Failure('rollout', `Release v${release.version} of ${app} failed: ${release.summary ?? ''}.`, {
    hint: `See releases:info v${release.version} --app ${app}.`,
  });
}

function withdrawn(app: string, version: number): Failure {
  return new Failure('rollout', `The controller withdrew release v${version} of ${app}: it could not be deployed.`, {
    hint: `See apps:logs --app ${app}.`,
  });
}

function unknownType(app: string, type: string, types: readonly string[]): Failure {
  const hint = types.length === 0 ? 'It has none.' : `Process types: ${[...types].sort().join(', ')}.`;
  return new Failure('not_found', `${app} has no process type "${type}".`, { hint });
}
