import { randomBytes } from 'node:crypto';
import type { PlaceOfPod } from '../exec/job.ts';
import type { Launcher } from '../runtime/launcher.ts';
import { mark } from '../runtime/orphans.ts';
import { containerLauncher } from './container-launcher.ts';
import { call, type Engine, findEngine } from './engine.ts';
import { type ContainerImage, removeImage, removeOtherImages } from './image.ts';
import { innerPort, removeWords, runWords } from './run-words.ts';
import { giveVariables } from './variables.ts';
import { containerName, type ContainerHost } from './container-host.ts';

/** What the containers of a sandbox depend on. */
export interface ContainersOptions {
  /** The environment in which engines are looked for; undefined if the processes of all images are to be simulated. */
  readonly environment: Readonly<Record<string, string | undefined>> | undefined;
  /** The data folder of the sandbox. */
  readonly folder: string;
  /** The id of the sandbox. */
  readonly sandbox: () => string;
  /** The builds whose images are kept. */
  readonly kept: () => ReadonlySet<string>;
}

/** Why a container cannot run. */
const noEngine = 'neither docker nor podman answers. Start one of them, then restart the processes';

/** The containers of a sandbox. */
export class Containers {
  readonly #options: ContainersOptions;
  #search: Promise<ContainerHost | undefined> | undefined;
  #host: ContainerHost | undefined;

  constructor(options: ContainersOptions) {
    this.#options = options;
  }

  /**
   * The engine that answers; undefined if none does. One that was found is not asked again. Before it is used for the first
   * time, what an earlier run of the sandbox left in it is ended.
   */
  async find(): Promise<Engine | undefined> {
    const search = (this.#search ??= this.#find());
    this.#host = await search;
    // Somebody may start one.
    if (!this.#host && this.#search === search) this.#search = undefined;
    return this.#host?.engine;
  }

  /** What runs containers. Without an engine it starts none, and says why. */
  async launcher(): Promise<Launcher> {
    await this.find();
    return this.#host ? containerLauncher(this.#host) : without;
  }

  /** Where a command runs in the container of a pod, by the pod's name. Throws an `Error` if no engine answers. */
  async beside(pod: string): Promise<PlaceOfPod> {
    const host = await this.#opened();
    const { engine } = host;
    return {
      folder: '/',
      environment: engine.environment,
      wrap: (command, { isTerminal, stdin }) => [
        ...[engine.program, 'exec', ...(stdin || isTerminal ? ['-i'] : []), ...(isTerminal ? ['-t'] : [])],
        ...[containerName(host, pod), ...command],
      ],
      leave: () => undefined,
    };
  }

  /** Where a command runs in a container of its own. Throws an `Error` if no engine answers. */
  async once(image: ContainerImage, app: string, values: Readonly<Record<string, string>>): Promise<PlaceOfPod> {
    const host = await this.#opened();
    const { engine } = host;
    const name = containerName(host, `${app}-run-${randomBytes(4).toString('hex')}`);
    const environment = { ...values, PORT: String(innerPort(image, values)) };
    const variables = giveVariables(environment, this.#options.folder, name);
    return {
      folder: '/',
      environment: { ...variables.environment, ...engine.environment, [mark]: host.sandbox },
      wrap: (command, { isTerminal, stdin }) =>
        runWords(host, image, {
          ...{ name, variables, entrypoint: command },
          options: [...(stdin || isTerminal ? ['-i'] : []), ...(isTerminal ? ['-t'] : [])],
        }),
      leave: () => {
        variables.forget();
        void call(engine, removeWords(engine, name));
      },
    };
  }

  /** Removes the images that were built for builds that are gone. Nobody has to wait. */
  async removeImages(builds: readonly string[]): Promise<void> {
    const engine = this.#host?.engine;
    if (engine) for (const build of builds) await removeImage(engine, build);
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    if (this.#host) await endContainers(this.#host);
  }

  async #opened(): Promise<ContainerHost> {
    await this.find();
    if (!this.#host) throw new Error(noEngine);
    return this.#host;
  }

  async #find(): Promise<ContainerHost | undefined> {
    const { environment, folder, sandbox, kept } = this.#options;
    const engine = environment && (await findEngine(environment));
    if (!engine) return undefined;
    const host = { engine, folder, sandbox: sandbox() };
    await endContainers(host);
    await removeOtherImages(engine, host.sandbox, kept());
    return host;
  }
}

async function endContainers({ engine, sandbox }: ContainerHost): Promise<void> {
  const { stdout } = await call(engine, ['ps', '--all', '--quiet', '--filter', `label=${mark}=${sandbox}`]);
  const found = stdout.split('\n').filter(Boolean);
  if (found.length > 0) await call(engine, removeWords(engine, ...found));
}

const without: Launcher = {
  start() {
    throw new Error(noEngine);
  },
  addressOf: () => Promise.resolve(undefined),
  isForeign: () => false,
  beside: (_, __, words) => ({ words, folder: '/', environment: {} }),
};
