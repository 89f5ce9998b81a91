import { untilStopped } from '../../base/stop-signal.ts';

/** Lets one push of an app work at a time; the others wait in the order in which they came. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Waits for the turn of an app and does the work. `waits` is called if there is somebody to wait for. */
  async take<T>(app: string, signal: AbortSignal, waits: () => void, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(app);
    let leave: () => void = () => undefined;
    const own = new Promise<void>((resolve) => (leave = resolve));
    const mine = (before ?? Promise.resolve()).then(() => own);
    this.#last.set(app, mine);
    try {
      if (before) {
        waits();
        await untilStopped(signal, () => before);
      }
      signal.throwIfAborted();
      return await work();
    } finally {
      leave();
      if (this.#last.get(app) === mine) this.#last.delete(app);
    }
  }
}
