import type { Interruption } from './errors.ts';

/**
 * Tells when the process is to stop, as much of an AbortSignal as most code needs; an AbortSignal is one. What makes a true
 * one is not loaded for the many commands that end by themselves.
 */
export interface StopSignal {
  readonly aborted: boolean;
  /** An `Interruption` once it has come, for the process itself. */
  readonly reason: Error | undefined;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  /** Throws the reason once it has come. */
  throwIfAborted(): void;
}

/** The stop signal of a process, which is told by `stop`. */
export class ProcessStop implements StopSignal {
  reason: Interruption | undefined;
  readonly #listeners = new Set<() => void>();

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.reason) throw this.reason;
  }

  /** Tells all that listen, once. */
  stop(reason: Interruption): void {
    if (this.reason) return;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
  }
}

/** The same as an AbortSignal, for what demands one. */
export function abortSignalOf(stop: StopSignal): AbortSignal {
  if (stop instanceof AbortSignal) return stop;
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(stop.reason);
  };
  if (stop.aborted) abort();
  else stop.addEventListener('abort', abort);
  return controller.signal;
}
