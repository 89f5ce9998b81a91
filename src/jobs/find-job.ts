import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';
import type { Host } from '../cli/host.ts';
import { isTransient } from '../rollout/is-transient.ts';

/** A command that was started in the background. */
export interface StartedJob {
  readonly app: string;
  readonly command: string;
  /** The names of the app's processes before it was started. */
  readonly before: ReadonlySet<string>;
}

const firstPause = 500;
const longestPause = 5_000;
/** How often it is looked for the process, at most: with growing pauses about two minutes. */
const mostLooks = 30;

/** The names of an app's processes. */
export async function namesOfPods(api: Api, app: string): Promise<ReadonlySet<string>> {
  const { items } = await api('pods.list', { app });
  return new Set(items.flatMap(({ name }) => (name === undefined ? [] : [name])));
}

/**
 * Finds the process of a command that was started, whose name no controller tells: it is new, and of the type `run`. If there
 * are several, the one with this command is used. Rejects with a failure if there is none after two minutes.
 */
export async function findJob(api: Api, host: Host, { app, command, before }: StartedJob): Promise<string> {
  let pause = firstPause;
  for (let look = 0; look < mostLooks; look += 1) {
    const pods = await newPods(api, app, before);
    const [only, ...others] = pods;
    if (only !== undefined) {
      const own = others.length === 0 ? only : await firstThatRuns(api, app, command, pods);
      if (own !== undefined) return own;
    }
    await host.pause(pause, host.interrupted);
    pause = Math.min(pause * 1.5, longestPause);
  }
  throw new Failure('no_answer', `The command was started, but ${app} has no new process for it.`, {
    hint: 'ps:list shows the processes, ps:logs what they print.',
  });
}

async function newPods(api: Api, app: string, before: ReadonlySet<string>): Promise<readonly string[]> {
  try {
    const { items } = await api('pods.list', { app });
    return items.flatMap(({ name, type }) => (name !== undefined && type === 'run' && !before.has(name) ? [name] : []));
  } catch (error) {
    // The command runs by now, whatever becomes of one look at it.
    if (isTransient(error)) return [];
    throw error;
  }
}

async function firstThatRuns(
  api: Api,
  app: string,
  command: string,
  pods: readonly string[],
): Promise<string | undefined> {
  for (const pod of pods) {
    const { items } = await api('pods.describe', { app, pod });
    const lines = items.map(({ command: words = [], args = [] }) => [...words, ...args].join(' '));
    if (lines.some((line) => line === command || line.endsWith(` ${command}`))) return pod;
  }
  return undefined;
}
