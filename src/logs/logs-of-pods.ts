import { Series } from '../api/series.ts';
import { Failure } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';
import { split } from './log-lines.ts';
import { openPodLog } from './pod-log.ts';
import { isMeant, type NamedProcess, type PodLine } from './pod-lines.ts';

/** Which lines are wanted of which processes of an app. */
export interface PodsChoice {
  readonly app: string;
  /** A process type, a process, or the end of its name; all, if it is undefined. */
  readonly process: string | undefined;
  /** How many lines of each process at first; 0 are all. */
  readonly lines: number;
  readonly container?: string | undefined;
  readonly previous?: boolean | undefined;
}

/** How many logs are opened ahead of the one being read. */
const ahead = 4;

/** The processes of an app that are meant. Rejects with a failure if none is that is named. */
export async function chosenPods({ api }: Pick<Context, 'api'>, { app, process }: PodsChoice): Promise<NamedProcess[]> {
  const { items } = await api('pods.list', { app });
  const named = items.flatMap(({ name, type }) => (name === undefined ? [] : [{ name, type }]));
  const meant = named.filter((pod) => isMeant(pod, process));
  if (process !== undefined && meant.length === 0) {
    const types = [...new Set(named.map(({ type }) => type))].join(', ');
    throw new Failure('not_found', `${app} has no process or process type "${process}".`, {
      hint: types === '' ? 'None of its processes are running.' : `Process types: ${types}.`,
    });
  }
  return meant;
}

/**
 * The last lines of each process, one process after the other, as their logs have no times. What cannot be read of one is
 * left out, with a note; rejects if nothing can be read of any.
 */
export async function logsOfPods(context: Context, choice: PodsChoice): Promise<Series<PodLine>> {
  const pods = await chosenPods(context, choice);
  if (pods.length === 0) context.note(`None of ${choice.app}'s processes are running.`);
  return new Series<PodLine>([], oneByOne(context, choice, pods));
}

async function* oneByOne(
  { api, note }: Context,
  { app, lines, container, previous = false }: PodsChoice,
  pods: readonly NamedProcess[],
): AsyncGenerator<readonly PodLine[]> {
  const opened = new Map<NamedProcess, Promise<AsyncIterable<string>>>();
  const open = (pod: NamedProcess): void => {
    if (opened.has(pod)) return;
    const log = openPodLog(api, { app, pod: pod.name, lines, follow: false, previous, container });
    // It is looked at in its turn.
    log.catch(() => undefined);
    opened.set(pod, log);
  };
  const failures: Failure[] = [];
  for (const [index, pod] of pods.entries()) {
    for (const next of pods.slice(index, index + ahead)) open(next);
    try {
      const log = await opened.get(pod);
      if (log) for await (const batch of split(log)) yield batch.map((message) => ({ pod, message }));
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'interrupted') throw error;
      failures.push(error);
      if (pods.length > 1) note(`No log of ${pod.name}: ${error.message}`);
    }
    opened.delete(pod);
  }
  const [failure] = failures;
  if (failure && failures.length === pods.length) throw failure;
}
