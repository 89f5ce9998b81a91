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

/** A stop that comes when another one does, or after a time. */
export class Deadline extends Stop {
  /** Lets go of the timer and of the other stop, when what they were for is over. */
  readonly release: () => void;

  constructor(other: StopSignal | undefined, milliseconds: number, late = new Error('it takes too long')) {
    super();
    const timer = setTimeout(() => {
      this.stop(late);
    }, milliseconds);
    const letGo = onStop(other, (reason) => {
      this.stop(reason);
    });
    this.release = () => {
      clearTimeout(timer);
      letGo();
    };
  }
}

/** Calls the listener when the stop comes, or now if it has come. Returns what takes the listener away. */
export function onStop(stop: StopSignal | undefined, listener: (reason: Error) => void): () => void {
  const tell = (): void => {
    if (stop?.reason) listener(stop.reason);
  };
  stop?.addEventListener('abort', tell);
  tell();
  return () => stop?.removeEventListener('abort', tell);
}

/** Does work, and waits for it until the stop comes. Rejects with the reason of the stop then; the work is not ended by it. */
export async function untilStopped<T>(stop: StopSignal, work: () => T | Promise<T>): Promise<T> {
  stop.throwIfAborted();
  let letGo: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    letGo = onStop(stop, reject);
  });
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    letGo();
  }
}

/** The same as an AbortSignal, for what demands one. */
export function abortSignalOf(stop: StopSignal): AbortSignal {
  if (stop instanceof AbortSignal) return stop;
  const controller = new AbortController();
  onStop(stop, (reason) => {
    controller.abort(reason);
  });
  return controller.signal;
}
