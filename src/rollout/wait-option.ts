import type { OperationName } from '../api/operations.ts';
import type { Pod } from '../models/pod.ts';
import type { Context } from '../cli/context.ts';
import { flag } from '../cli/inputs.ts';
import type { ReleaseChange } from './await-release.ts';

/** `--wait`, for every command that makes processes start or end. */
export const waitOption = flag('wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)');

/** What is asked for under --wait, besides the change. */
export const waitOperations = [
  'apps.info',
  'pods.list',
  'releases.list',
  'releases.info',
  'settings.get',
] as const satisfies readonly OperationName[];

/** Makes a change that makes a release; under --wait it resolves when the app's processes run that release. */
export async function applyRelease<T>(
  waits: boolean,
  context: Context,
  app: string,
  change: ReleaseChange<T>,
): Promise<T> {
  if (!waits) return change.make();
  const { changeRelease } = await import('./await-release.ts');
  return changeRelease(context, app, change);
}

/** Changes how many processes run; under --wait it resolves when there are as many. */
export async function scaleProcesses(
  waits: boolean,
  context: Context,
  app: string,
  counts: ReadonlyMap<string, number>,
  change: () => Promise<unknown>,
): Promise<void> {
  if (!waits) {
    await change();
    return;
  }
  const { changeScale } = await import('./await-release.ts');
  await changeScale(context, app, counts, change);
}

/** Restarts the processes that are meant; under --wait it resolves with those that are up in their place. */
export async function restartProcesses(
  waits: boolean,
  context: Context,
  app: string,
  isMeant: (pod: Pod) => boolean,
  change: () => Promise<readonly Pod[]>,
): Promise<readonly Pod[]> {
  if (!waits) return change();
  const { changePods } = await import('./await-release.ts');
  return changePods(context, app, isMeant, change);
}

/** Waits until the processes of an app, or those of a type, run its newest release, and gives them. */
export async function waitUntilSettled(
  context: Context,
  app: string,
  type: string | undefined,
): Promise<readonly Pod[]> {
  const { waitForNewest } = await import('./await-release.ts');
  return waitForNewest(context, app, type);
}
