import { Failure } from '../base/errors.ts';
import { changeMayBeDone } from '../http/connection-failure.ts';
import type { Pod } from '../models/pod.ts';
import type { Context } from '../cli/context.ts';
import { isTransient } from './is-transient.ts';
import { countPhases, phaseOf } from './pod-phase.ts';

/** What is seen at one look at an app, and what is wanted of it. */
export interface Sight {
  /** How many processes of each type are wanted; undefined as long as the change cannot be seen. */
  readonly wanted: ReadonlyMap<string, number> | undefined;
  /** The processes that count for it, and may fail. */
  readonly pods: readonly Pod[];
  /** Whether there may be more of them than are wanted. */
  readonly isExact: boolean;
  /** All processes as they are, for the result. */
  readonly all: readonly Pod[];
}

const usualLimit = 600;
const firstPause = 500;
const longestPause = 5_000;

/**
 * Makes a change that may take longer than its answer can. Gives undefined where no answer came that says whether it is
 * made: it is not repeated, what becomes of it must be seen.
 */
export async function changeOnce<T>(
  context: Context,
  make: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  try {
    return { value: await make() };
  } catch (error) {
    if (!isDoubtful(error)) throw error;
    context.note(`${error.message} The change may still be running. It is not repeated; watching the processes.`);
    return undefined;
  }
}

function isDoubtful(error: unknown): error is Failure {
  if (!(error instanceof Failure)) return false;
  if (error.status !== undefined) return [502, 503, 504].includes(error.status);
  return error.kind === 'no_answer' && error.hint?.startsWith(changeMayBeDone) === true;
}

/**
 * Looks at an app again and again, less and less often, until what is wanted is there; gives all of its processes. Rejects
 * when one has failed, and when --timeout is over since the start.
 */
export async function pollPods(
  context: Context,
  app: string,
  started: number,
  look: () => Promise<Sight>,
): Promise<readonly Pod[]> {
  const { host, note, progress, settled, timeout = usualLimit } = context;
  const seen = new Set<string>();
  let told = 'the change is not visible yet';
  let isTroubled = false;
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    try {
      const sight = await look();
      refuseFailed(sight, seen, app);
      if (sight.wanted) told = inWords(sight.wanted, sight.pods);
      if (sight.wanted && isReached(sight, sight.wanted)) {
        if (told === '') note(nothingWanted(sight.isExact ? new Map() : sight.wanted, app));
        else settled(app, told);
        return sight.all;
      }
      progress(told);
      isTroubled = false;
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (!isTroubled) note(`${error.message} Trying again.`);
      isTroubled = true;
    }
    const left = started + timeout * 1000 - host.now().getTime();
    if (left <= 0) {
      throw new Failure('no_answer', `${app} is not up after ${timeout} seconds: ${told}.`, {
        hint: `The change stays. Keep waiting: ps:wait --app ${app} --timeout SECONDS`,
      });
    }
    await host.pause(Math.min(pause, left), host.interrupted);
  }
}

function nothingWanted(wanted: ReadonlyMap<string, number>, app: string): string {
  const types = [...wanted.keys()].sort().join(', ');
  return types === '' ? `${app} has no processes to run.` : `Nothing to wait for: ${app} has ${types} scaled to 0.`;
}

function isReached({ pods, isExact }: Sight, wanted: ReadonlyMap<string, number>): boolean {
  return [...wanted].every(([type, count]) => {
    const { up, coming } = countPhases(pods.filter((pod) => pod.type === type));
    return isExact ? up === count && coming === 0 : up >= count;
  });
}

function refuseFailed({ wanted, pods }: Sight, seen: Set<string>, app: string): void {
  const hint = `See apps:logs --app ${app}, or go back with releases:rollback.`;
  for (const pod of pods) {
    // What has no name is no process, but says that a type has none.
    if (pod.name === undefined) continue;
    const phase = phaseOf(pod);
    const of = pod.release === undefined ? '' : ` of release ${pod.release}`;
    if (phase === 'failed') {
      throw new Failure('rollout', `Process ${pod.name}${of} failed: it is ${pod.state ?? 'gone'}.`, { hint });
    }
    if (phase === 'leaving') {
      const { up, coming } = countPhases(pods.filter(({ type }) => type === pod.type));
      if (!seen.has(pod.name) || up + coming >= (wanted?.get(pod.type) ?? 0)) continue;
      const state = pod.state ?? 'gone';
      throw new Failure('rollout', `Process ${pod.name}${of} was lost: it is ${state}, and no other replaces it.`, {
        hint,
      });
    }
    seen.add(pod.name);
  }
}

/** `web 2/3 up, worker 1/1 up`. */
function inWords(wanted: ReadonlyMap<string, number>, pods: readonly Pod[]): string {
  const types = [...wanted].filter(([type, count]) => count > 0 || pods.some((pod) => pod.type === type)).sort();
  return types
    .map(([type, count]) => `${type} ${countPhases(pods.filter((pod) => pod.type === type)).up}/${count} up`)
    .join(', ');
}
