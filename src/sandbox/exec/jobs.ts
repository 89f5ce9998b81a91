import type { LogStore } from '../runtime/log-store.ts';
import { Lines } from '../runtime/lines.ts';
import { randomSuffix } from '../state/pods.ts';
import type { Executor, Running } from './executor.ts';
import type { Job, JobOrder, Jobs } from './job.ts';

/** The commands that run in the background of a sandbox's apps. */
export class BackgroundJobs implements Jobs {
  readonly #executor: Executor;
  readonly #logs: LogStore;
  readonly #now: () => string;
  readonly #jobs = new Map<string, Job>();
  readonly #running = new Map<string, Running>();

  constructor(executor: Executor, logs: LogStore, now: () => string) {
    this.#executor = executor;
    this.#logs = logs;
    this.#now = now;
  }

  /** Starts a command; nobody has to wait for its end. Both its outputs go to the log of its app. */
  start({ appUuid, limit, keep, ...order }: JobOrder): Job {
    const { app, command, place } = order;
    const suffix = randomSuffix();
    const job = { ...order, name: `${app}-run-${suffix}`, process: `run.${suffix}`, started: this.#now() };
    const write = (line: string): void => {
      this.#logs.add(appUuid, job.process, line);
    };
    const running = this.#executor.start({ ...place, command, tty: false, stdin: false });
    const timer = setTimeout(() => {
      running.kill();
    }, limit);
    this.#jobs.set(job.name, { ...job, exitCode: undefined });
    this.#running.set(job.name, running);
    void this.#end(running, write).then((exitCode) => {
      clearTimeout(timer);
      place.leave();
      // It may be forgotten by now, with its app.
      if (!this.#running.delete(job.name)) return;
      this.#jobs.set(job.name, { ...job, exitCode });
      setTimeout(() => this.#jobs.delete(job.name), keep).unref();
    });
    return { ...job, exitCode: undefined };
  }

  /** The commands of an app, those that ended lately included, newest first. */
  ofApp(app: string): readonly Job[] {
    return [...this.#jobs.values()].filter((job) => job.app === app).reverse();
  }

  /** Ends the commands of an app that is destroyed, and forgets them. */
  forget(app: string): void {
    for (const { name } of this.ofApp(app)) {
      this.#running.get(name)?.kill();
      this.#running.delete(name);
      this.#jobs.delete(name);
    }
  }

  async #end({ output, errors, ended }: Running, write: (line: string) => void): Promise<number> {
    const parts = [output, errors].map((stream) => {
      const lines = new Lines(write);
      stream.on('data', (chunk: Buffer) => {
        lines.add(chunk);
      });
      return lines;
    });
    try {
      return await ended;
    } catch (error) {
      write(error instanceof Error ? error.message : String(error));
      return 127;
    } finally {
      for (const lines of parts) lines.end();
    }
  }
}
