/**
 * Tells when the process is to stop, as much of an AbortSignal as most code needs; an AbortSignal is one. What makes a true
 * one is not loaded for the many commands that end by themselves.
 */
export interface StopSignal {
  readonly aborted: boolean;
  /** Why, once it has come; that of the process is an `Interruption`. */
  readonly reason: Error | undefined;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  /** Throws the reason once it has come. */
  throwIfAborted(): void;
}

/** A stop signal that is told by `stop`: that of a process, or of what ends sooner. */
export class Stop implements StopSignal {
  reason: Error | undefined;
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
  stop(reason: Error): void {
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
