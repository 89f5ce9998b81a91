import type { ControllerUrl } from '../api/controller-url.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import type { Recollection } from '../api/recognise.ts';
import { variable } from '../base/brand.ts';
import { type ControllerMemory, recallController, rememberController } from '../settings/controllers.ts';
import { demandedDialect } from './demanded-dialect.ts';
import type { ConnectOptions } from './target.ts';

/** Which dialect one controller speaks, as far as the command line, the environment and earlier commands say. */
export class DialectMemory {
  readonly #path: string;
  readonly #controller: ControllerUrl;
  readonly #given: string | undefined;
  readonly #demanded: string | undefined;
  readonly #before: ControllerMemory;
  #learnt: Recollection | undefined;
  #pin: string | undefined;
  #httpPushes: boolean;

  constructor(controller: ControllerUrl, { memory, api, brand, host }: ConnectOptions) {
    this.#path = memory;
    this.#controller = controller;
    this.#given = api;
    this.#demanded = api ?? variable(brand, host.environment, 'API');
    this.#before = recallController(memory, controller);
    this.#pin = this.#before.pinned;
    this.#httpPushes = this.#before.httpPushes;
  }

  /** The dialect that must be spoken, if the user says so. Throws a usage failure for one that there is not. */
  get pinned(): Dialect | undefined {
    const name = this.#demanded ?? this.#before.pinned;
    return name === undefined || name === 'auto' ? undefined : demandedDialect(name);
  }

  /** What earlier commands found out. */
  get recollection(): Recollection | undefined {
    return this.#before.recollection;
  }

  /** Whether the controller takes pushes over HTTP, as far as is known. */
  get httpPushes(): boolean {
    return this.#httpPushes;
  }

  /** Keeps whether the controller takes pushes over HTTP, for `save`. */
  learnHttpPushes(takesThem: boolean): void {
    this.#httpPushes = takesThem;
  }

  /** Keeps what was found out, for `save`. */
  learn(recollection: Recollection): void {
    this.#learnt = recollection;
  }

  /** Keeps the dialect of the command line as the one for this controller, for `save`; `auto` forgets it. */
  pin(): void {
    if (this.#given !== undefined) this.#pin = this.#given === 'auto' ? undefined : this.#given;
  }

  /** Writes down what is new. */
  async save(): Promise<void> {
    const { pinned, httpPushes } = this.#before;
    if (this.#learnt === undefined && this.#pin === pinned && this.#httpPushes === httpPushes) return;
    const recollection = this.#learnt ?? this.#before.recollection;
    await rememberController(this.#path, this.#controller, {
      recollection,
      pinned: this.#pin,
      httpPushes: this.#httpPushes,
    });
  }
}
