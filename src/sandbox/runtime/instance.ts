import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline, untilStopped } from '../../base/stop-signal.ts';
import { releasePort, takePort } from './free-port.ts';
import { check, type Place, type Probe } from './health-check.ts';
import type { Launcher } from './launcher.ts';
import { Lines } from './lines.ts';
import type { Plan } from './plan.ts';
import type { Ending, ProcessGroup } from './process-group.ts';
import { Traffic } from './traffic.ts';

/** How long things may take, in milliseconds. */
export interface Patience {
  /** Until a process is up, at a deploy. */
  readonly up: number;
  /** How long a process that serves nobody has to live to be up. */
  readonly alive: number;
  /** Until the requests of a process that leaves are answered. */
  readonly drain: number;
  /** Between SIGTERM and SIGKILL. */
  readonly stop: number;
}

/** What a pod's process needs of its surroundings. */
export interface Surroundings {
  readonly launcher: Launcher;
  readonly patience: Patience;
  readonly log: (text: string) => void;
  readonly now: () => string;
}

export type InstanceState = 'starting' | 'up' | 'crashed' | 'terminating' | 'destroyed';

/** The pauses before a process that crashed is started again, in seconds. */
const pauses = [0, 1, 2, 4, 8, 16, 32, 60];
/** How long a process has to live for its crashes to be forgotten, in milliseconds. */
const healthy = 60_000;
/** How long to wait between two looks at the port of a process that starts, in milliseconds. */
const look = 25;
const tailLength = 10;

/** Why a process did not come up. */
export class ProcessFailure extends Error {
  /** Its last lines. */
  readonly tail: readonly string[];

  constructor(message: string, tail: readonly string[]) {
    super(message);
    this.name = 'ProcessFailure';
    this.tail = tail;
  }
}

/** The process of one pod: started, watched, started again when it ends by itself, until it is stopped. */
export class Instance {
  readonly plan: Plan;
  readonly traffic = new Traffic();
  /** Whether the router may choose it, once it is up. */
  isListed: boolean;
  state: InstanceState = 'starting';
  started: string;
  /** Where it serves, once it is up. */
  address: { readonly host: string; readonly port: number } | undefined;
  readonly #surroundings: Surroundings;
  readonly #stopped = new AbortController();
  readonly #tail: string[] = [];
  readonly #first: Settled;
  readonly #over: Promise<void>;
  #group: ProcessGroup | undefined;
  #isReady = true;
  #isLeaving = false;

  constructor(plan: Plan, isListed: boolean, surroundings: Surroundings) {
    this.plan = plan;
    this.isListed = isListed;
    this.#surroundings = surroundings;
    this.started = surroundings.now();
    this.#first = settled();
    this.#over = this.#live();
  }

  /** Whether the router may send it requests. */
  get isServing(): boolean {
    return this.isListed && this.state === 'up' && this.#isReady && this.address !== undefined;
  }

  /**
   * Resolves when it is up for the first time. Rejects with a `ProcessFailure` when it ends before, is stopped, takes too
   * long, or the signal comes.
   */
  async cameUp(signal: AbortSignal): Promise<void> {
    const { up } = this.#surroundings.patience;
    // No AbortSignal.timeout: Node 20 forgets one that only AbortSignal.any listens to, at its next garbage collection.
    const late = new Deadline(signal, up);
    try {
      await untilStopped(late, () => this.#first.promise);
    } catch (error) {
      if (error instanceof ProcessFailure) throw error;
      const need = this.plan.serves ? ` It has to listen on the port that PORT names.` : '';
      const why = signal.aborted ? 'was not waited for' : `was not up after ${up / 1000} seconds.${need}`;
      throw this.#failure(why);
    } finally {
      late.release();
    }
  }

  /** Takes it out of the router's list, waits for its requests, and stops it. Both may take so long as they may, or shorter. */
  async retire(most = Infinity): Promise<void> {
    const { drain, stop } = this.#surroundings.patience;
    this.isListed = false;
    this.state = 'terminating';
    this.#isLeaving = true;
    this.#first.reject(this.#failure('was stopped'));
    await this.traffic.drained(Math.min(drain, most));
    this.#stopped.abort();
    await this.#group?.stop(Math.min(stop, most));
    await this.#over;
  }

  #hasToGo(): boolean {
    return this.#isLeaving;
  }

  #failure(what: string): ProcessFailure {
    return new ProcessFailure(`${this.plan.type}.${this.plan.num} ${what}`, this.#tail);
  }

  async #live(): Promise<void> {
    let crashes = 0;
    while (!this.#isLeaving) {
      const began = Date.now();
      const how = await this.#runOnce().catch(
        (error: unknown) => `could not be started: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.address = undefined;
      if (this.#hasToGo()) break;
      this.state = 'crashed';
      this.#first.reject(this.#failure(how));
      if (Date.now() - began > healthy) crashes = 0;
      const pause = pauses[Math.min(crashes, pauses.length - 1)] ?? 0;
      crashes += 1;
      this.#surroundings.log(`The process ${how}. It starts again ${pause === 0 ? 'now' : `in ${pause} s`}.`);
      await sleep(pause * 1000, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
    this.state = 'destroyed';
  }

  /** Gives how it ended. */
  async #runOnce(): Promise<string> {
    const port = await takePort();
    const over = new AbortController();
    try {
      if (this.#isLeaving) return 'was stopped';
      const { launcher } = this.#surroundings;
      this.state = 'starting';
      this.started = this.#surroundings.now();
      const lines = { stdout: this.#lines(), stderr: this.#lines() };
      this.#group = launcher.start(this.plan, port, (chunk, from) => {
        lines[from].add(chunk);
      });
      const place = {
        ...{ host: '127.0.0.1', port },
        addressOf: (of: number) => launcher.addressOf(of),
        beside: (command: readonly string[]) => launcher.beside(this.plan, port, command),
      };
      const watching = this.#watch(place, AbortSignal.any([over.signal, this.#stopped.signal])).catch(() => undefined);
      const ending = await this.#group.ended;
      over.abort();
      await watching;
      lines.stdout.end();
      lines.stderr.end();
      return described(ending);
    } finally {
      over.abort();
      releasePort(port);
    }
  }

  #lines(): Lines {
    return new Lines((line) => {
      this.#tail.push(line);
      if (this.#tail.length > tailLength) this.#tail.shift();
      this.#surroundings.log(line);
    });
  }

  /** Waits until it is up, then does its health checks. Rejects when the signal comes. */
  async #watch(given: Place, signal: AbortSignal): Promise<void> {
    const { plan } = this;
    const { patience, log, launcher } = this.#surroundings;
    let place = given;
    if (plan.serves) {
      place = { ...given, host: await listening(given, signal) };
      if (launcher.isForeign(place.port)) {
        log(`Port ${place.port} was taken by another user of this machine.`);
        this.#group?.kill();
        return;
      }
    } else await sleep(patience.alive, undefined, { signal });
    const { liveness, readiness } = plan.probes;
    if (readiness) await untilReady(readiness, place, signal);
    this.address = place;
    this.state = 'up';
    this.#isReady = true;
    this.#first.resolve();
    await Promise.all([
      liveness &&
        keepChecking(liveness, place, signal, (fault) => {
          if (fault === undefined) return;
          log(`Liveness check failed ${liveness.failures} times: ${fault}.`);
          this.#group?.kill();
        }),
      readiness &&
        keepChecking(readiness, place, signal, (fault) => {
          if (this.#isReady === (fault === undefined)) return;
          this.#isReady = fault === undefined;
          log(fault === undefined ? 'Readiness check succeeds again.' : `Readiness check failed: ${fault}.`);
        }),
    ]);
  }
}

async function listening({ port, addressOf }: Place, signal: AbortSignal): Promise<string> {
  for (;;) {
    const host = await addressOf(port);
    if (host !== undefined) return host;
    await sleep(look, undefined, { signal });
  }
}

/** At the start a check is repeated faster than its period says, and its delay is not waited for: both are for slower machines. */
async function untilReady(probe: Probe, place: Place, signal: AbortSignal): Promise<void> {
  for (let successes = 0; successes < probe.successes;) {
    successes = (await check(probe, place)) === undefined ? successes + 1 : 0;
    await sleep(Math.min(probe.period, 100), undefined, { signal });
  }
}

/** Does a health check again and again; says each time that its threshold is reached, in one direction or the other. */
async function keepChecking(
  probe: Probe,
  place: Place,
  signal: AbortSignal,
  onChange: (fault: string | undefined) => void,
): Promise<void> {
  await sleep(probe.delay, undefined, { signal });
  let failures = 0;
  let successes = 0;
  for (;;) {
    await sleep(probe.period, undefined, { signal });
    const fault = await check(probe, place);
    signal.throwIfAborted();
    failures = fault === undefined ? 0 : failures + 1;
    successes = fault === undefined ? successes + 1 : 0;
    if (failures === probe.failures || successes === probe.successes) onChange(fault);
  }
}

function described({ code, signal }: Ending): string {
  return signal === null ? `exited with code ${code ?? 1}` : `was ended by ${signal}`;
}

interface Settled {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A promise that is settled from outside; that nobody waits for it is no error. */
function settled(): Settled {
  let settle: Omit<Settled, 'promise'> | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  promise.catch(() => undefined);
  if (!settle) throw new TypeError('a promise runs its function at once');
  return { promise, ...settle };
}
