import { Endless } from '../api/series.ts';
import { Failure } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';
import { isTransient } from '../rollout/is-transient.ts';
import { Confluence } from './confluence.ts';
import { linesAfter } from './follow-log.ts';
import { split } from './log-lines.ts';
import { chosenPods, type PodsChoice } from './logs-of-pods.ts';
import { openPodLog } from './pod-log.ts';
import { isMeant, type NamedProcess, type PodLine } from './pod-lines.ts';

/** Milliseconds between two looks at which processes there are: controllers take 60 requests a minute. */
const usualPause = 6_000;
const longestPause = 30_000;
/** So many lines are remembered of each process, to find out after a break which are new. */
const remembered = 100;
/** Lines that are asked for twice, so that none is lost between two requests. */
const overlap = 20;

/**
 * The lines of all chosen processes as they are written, including processes that start later. Rejects where
 * no log can be read at first. A log that breaks off is opened again as long as its process is there.
 */
export async function followPods(context: Context, choice: PodsChoice): Promise<Endless<PodLine>> {
  const pods = await chosenPods(context, choice);
  const following = new Following(context, choice, pods);
  await following.begin();
  return new Endless<PodLine>([], following.batches());
}

class Following {
  readonly #context: Context;
  readonly #choice: PodsChoice;
  readonly #merged = new Confluence<readonly PodLine[]>();
  #there: ReadonlyMap<string, NamedProcess>;

  constructor(context: Context, choice: PodsChoice, pods: readonly NamedProcess[]) {
    this.#context = context;
    this.#choice = choice;
    this.#there = new Map(pods.map((pod) => [pod.name, pod]));
  }

  /** Opens all logs at once. Rejects with the first refusal if every one is refused. */
  async begin(): Promise<void> {
    const { lines } = this.#choice;
    const pods = [...this.#there.values()];
    const opened = await Promise.allSettled(pods.map((pod) => this.#open(pod, lines)));
    const refused = opened.find((each) => each.status === 'rejected');
    if (refused && opened.every((each) => each.status === 'rejected')) throw refused.reason as Error;
    for (const [index, pod] of pods.entries()) {
      const log = opened[index];
      this.#merged.add(this.#follow(pod, log?.status === 'fulfilled' ? log.value : undefined));
    }
    this.#merged.add(this.#look());
  }

  batches(): AsyncIterable<readonly PodLine[]> {
    return this.#merged.items();
  }

  #open({ name }: NamedProcess, lines: number, follow = true): Promise<AsyncIterable<string>> {
    const { app, container, previous = false } = this.#choice;
    return openPodLog(this.#context.api, { app, pod: name, lines, follow, container, previous });
  }

  /** The lines of one process until it is gone. */
  async *#follow(pod: NamedProcess, opened?: AsyncIterable<string>): AsyncGenerator<readonly PodLine[]> {
    let log = opened;
    let shown: readonly string[] = [];
    let isNew = opened === undefined;
    const batch = (lines: readonly string[]): readonly PodLine[] => {
      shown = [...shown, ...lines].slice(-remembered);
      return lines.map((message) => ({ pod, message }));
    };
    for (;;) {
      try {
        if (!log && !isNew) {
          const now = await this.#lastLines(pod);
          yield batch(linesAfter(shown, now).lines);
        }
        const reopened = log === undefined && !isNew;
        log ??= await this.#open(pod, isNew ? 0 : overlap);
        isNew = false;
        let isFirst = reopened;
        for await (const lines of split(log)) {
          yield batch(isFirst ? linesAfter(shown, lines).lines : lines);
          isFirst = false;
        }
      } catch (error) {
        // A process that starts has no log yet, and one that was there may be gone: the list of them says which.
        if (!isTransient(error) && !(error instanceof Failure && error.kind === 'not_found')) throw error;
      }
      log = undefined;
      await this.#pause(usualPause);
      if (!this.#there.has(pod.name)) return;
    }
  }

  async #lastLines(pod: NamedProcess): Promise<readonly string[]> {
    const all: string[] = [];
    for await (const lines of split(await this.#open(pod, remembered, false))) all.push(...lines);
    return all;
  }

  /** Looks which processes there are, and follows those that are new. It has no lines of its own. */
  async *#look(): AsyncGenerator<readonly PodLine[]> {
    const { app, process } = this.#choice;
    let pause = usualPause;
    for (;;) {
      await this.#pause(pause);
      try {
        const { items } = await this.#context.api('pods.list', { app });
        const named = items.flatMap(({ name, type }) => (name === undefined ? [] : [{ name, type }]));
        const now = new Map(named.filter((pod) => isMeant(pod, process)).map((pod) => [pod.name, pod]));
        const before = this.#there;
        this.#there = now;
        for (const [name, pod] of now) if (!before.has(name)) this.#merged.add(this.#follow(pod));
        pause = usualPause;
      } catch (error) {
        if (!isTransient(error)) throw error;
        pause = Math.min(pause * 2, longestPause);
      }
      yield [];
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const { host } = this.#context;
    await host.pause(milliseconds, host.interrupted);
  }
}
