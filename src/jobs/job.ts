import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';
import type { Host } from '../cli/host.ts';
import { openPodLog } from '../logs/pod-log.ts';
import { isTransient } from '../rollout/is-transient.ts';
import { lookAtJob } from './job-condition.ts';

const firstPause = 500;
const longestPause = 5_000;
/** How many looks one after the other may find out nothing: about four minutes, as an image may have to be fetched first. */
const mostBlanks = 50;

/** A command that runs in the background, in a process of its own. */
export class Job {
  readonly #api: Api;
  readonly #host: Host;
  readonly #app: string;
  /** The name of its process. */
  readonly pod: string;
  #exitCode: number | undefined;
  /** How much of the output was given. */
  #given = 0;

  constructor({ api, host }: { readonly api: Api; readonly host: Host }, app: string, pod: string) {
    this.#api = api;
    this.#host = host;
    this.#app = app;
    this.pod = pod;
  }

  /** The exit code, once the output has been read to its end. */
  get exitCode(): number {
    if (this.#exitCode === undefined) throw new TypeError('the job has not ended');
    return this.#exitCode;
  }

  /** What the command prints, as it comes, up to its end; a connection that breaks off is made again. Rejects with a `Failure`. */
  async *output(): AsyncGenerator<string, void> {
    let pause = firstPause;
    let ended: number | undefined;
    for (let blanks = 0; blanks < mostBlanks;) {
      const given = this.#given;
      const isWhole = yield* this.#logOnce(ended === undefined);
      if (ended === undefined) {
        const condition = await lookAtJob(this.#api, this.#app, this.pod);
        if (typeof condition === 'object') ended = condition.exitCode;
        else if (condition === 'going') blanks = 0;
      }
      if (ended !== undefined && isWhole) {
        this.#exitCode = ended;
        return;
      }
      blanks = this.#given > given ? 0 : blanks + 1;
      await this.#host.pause(pause, this.#host.interrupted);
      pause = Math.min(pause * 1.5, longestPause);
    }
    const hint = `ps:logs ${this.pod} shows its output, ps:describe ${this.pod} its end.`;
    if (ended === undefined) {
      throw new Failure('controller', `The controller does not tell how ${this.pod} ended.`, { hint });
    }
    const what = `The command ended with exit code ${ended}, but its output cannot be read to its end.`;
    throw new Failure('controller', what, { hint });
  }

  /** What is new in the log; the result is whether it came to its end. */
  async *#logOnce(follow: boolean): AsyncGenerator<string, boolean> {
    const request = { app: this.#app, pod: this.pod, lines: 0, follow, previous: false };
    let skipped = 0;
    try {
      for await (const text of await openPodLog(this.#api, request)) {
        const known = Math.min(this.#given - skipped, text.length);
        skipped += known;
        const rest = text.slice(known);
        this.#given += rest.length;
        skipped += rest.length;
        if (rest !== '') yield rest;
      }
      return true;
    } catch (error) {
      // A process that has not started has no log yet.
      if (isTransient(error) || (error instanceof Failure && error.kind === 'not_found')) return false;
      throw error;
    }
  }
}
