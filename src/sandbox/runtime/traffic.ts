import type { Duplex } from 'node:stream';

/** The requests under way to one process. */
export class Traffic {
  #requests = 0;
  readonly #sockets = new Set<Duplex>();
  readonly #waiting = new Set<() => void>();

  /** Counts a request until the function that it gives is called. */
  begin(): () => void {
    this.#requests += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#requests -= 1;
      if (this.#requests > 0) return;
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    };
  }

  /** A connection that is no longer HTTP, which nobody can wait for: it is closed when the process leaves. */
  upgraded(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Closes upgraded connections and waits until no request is under way, but so many milliseconds at most. */
  async drained(limit: number): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (this.#requests === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limit);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
