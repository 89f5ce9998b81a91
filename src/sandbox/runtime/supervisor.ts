import { type Patience, Instance } from './instance.ts';
import type { Launcher } from './launcher.ts';
import type { LogStore } from './log-store.ts';
import type { Plan } from './plan.ts';

/** What a supervisor is made of. */
export interface SupervisorOptions {
  /** What runs a pod. */
  readonly launcherFor: (plan: Plan) => Promise<Launcher>;
  readonly patience: Patience;
  readonly logs: LogStore;
  readonly now: () => string;
}

/** How long draining and stopping may take each when the sandbox stops, in milliseconds. */
const mostAtClose = 5_000;

/** All processes of a sandbox. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #instances = new Map<string, Instance>();
  readonly #leaving = new Map<Instance, Promise<void>>();
  isStopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Starts the process of a pod. */
  async start(plan: Plan, isListed: boolean): Promise<Instance> {
    const { launcherFor, patience, logs, now } = this.#options;
    const log = (text: string): void => {
      logs.add(plan.appUuid, `${plan.type}.${plan.num}`, text, plan.name);
    };
    const instance = new Instance(plan, isListed, { launcher: await launcherFor(plan), patience, now, log });
    this.#instances.set(plan.pod, instance);
    if (this.isStopping) await instance.retire(0);
    return instance;
  }

  /** The process of a pod, unless it is going. */
  of(pod: string): Instance | undefined {
    return this.#instances.get(pod);
  }

  /** The processes of an app that are to stay. Apps are known by their uuid: another may get the name of one that is gone. */
  ofApp(uuid: string): readonly Instance[] {
    return [...this.#instances.values()].filter(({ plan }) => plan.appUuid === uuid);
  }

  /** The processes of an app that are going. */
  leaving(uuid: string): readonly Instance[] {
    return [...this.#leaving.keys()].filter(({ plan }) => plan.appUuid === uuid);
  }

  /** Resolves when the processes of an app that are going are gone. The app may be destroyed already. */
  async gone(uuid: string): Promise<void> {
    await Promise.all([...this.#leaving].filter(([{ plan }]) => plan.appUuid === uuid).map(([, left]) => left));
  }

  /** The uuids of the apps that have processes. */
  get apps(): ReadonlySet<string> {
    return new Set([...this.#instances.values()].map(({ plan }) => plan.appUuid));
  }

  /** Lets a process answer what it has, and stops it; nobody has to wait. */
  retire(instance: Instance): void {
    this.#instances.delete(instance.plan.pod);
    this.#leaving.set(
      instance,
      instance.retire().finally(() => this.#leaving.delete(instance)),
    );
  }

  /** Stops all processes, for good: requests under way have a few seconds, and then the processes have some. */
  async close(): Promise<void> {
    this.isStopping = true;
    const staying = [...this.#instances.values()].map((instance) => instance.retire(mostAtClose));
    await Promise.all([...staying, ...this.#leaving.values()]);
    this.#instances.clear();
  }
}
