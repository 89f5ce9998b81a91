import type { Containment } from './containment.ts';
import type { LogStore } from './log-store.ts';
import { type Patience, type Plan, PodProcess } from './pod-process.ts';

/** What a supervisor is made of. */
export interface SupervisorOptions {
  readonly containment: () => Promise<Containment>;
  readonly patience: Patience;
  readonly logs: LogStore;
  readonly now: () => string;
}

/** All processes of a sandbox. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #processes = new Map<string, PodProcess>();
  readonly #leaving = new Map<PodProcess, Promise<void>>();
  isStopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Starts the process of a pod. */
  async start(plan: Plan, isListed: boolean): Promise<PodProcess> {
    const { containment, patience, logs, now } = this.#options;
    const log = (text: string): void => {
      logs.add(plan.appUuid, `${plan.type}.${plan.num}`, text);
    };
    const process = new PodProcess(plan, isListed, { containment: await containment(), patience, now, log });
    this.#processes.set(plan.pod, process);
    if (this.isStopping) await process.stop();
    return process;
  }

  /** The process of a pod, unless it is going. */
  of(pod: string): PodProcess | undefined {
    return this.#processes.get(pod);
  }

  /** The processes of an app that are to stay. */
  ofApp(app: string): readonly PodProcess[] {
    return [...this.#processes.values()].filter(({ plan }) => plan.app === app);
  }

  /** The processes of an app that are going. */
  leaving(app: string): readonly PodProcess[] {
    return [...this.#leaving.keys()].filter(({ plan }) => plan.app === app);
  }

  /** The apps that have processes. */
  get apps(): ReadonlySet<string> {
    return new Set([...this.#processes.values()].map(({ plan }) => plan.app));
  }

  /** Lets a process answer what it has, and stops it; nobody has to wait. */
  retire(process: PodProcess): void {
    this.#processes.delete(process.plan.pod);
    this.#leaving.set(
      process,
      process.retire().finally(() => this.#leaving.delete(process)),
    );
  }

  /** Stops all processes, for good. */
  async close(): Promise<void> {
    this.isStopping = true;
    const all = [...this.#processes.values(), ...this.#leaving.keys()];
    await Promise.all(all.map((process) => process.stop()));
    this.#processes.clear();
  }
}
