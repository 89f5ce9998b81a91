/**
 * Many series that become one, in the order in which their items come. Each waits with its next item until its last one was
 * taken: so there is never more than one in memory.
 */
export class Confluence<T> {
  readonly #ready: { readonly item: T; readonly taken: () => void }[] = [];
  readonly #left = new Set<AsyncIterable<T>>();
  #wake: () => void = () => undefined;
  #failure: { readonly error: unknown } | undefined;
  #isOpen = true;

  /** Adds a series. One that rejects ends the whole, unless it deals with its failures itself. */
  add(source: AsyncIterable<T>): void {
    this.#left.add(source);
    this.#flow(source)
      .catch((error: unknown) => (this.#failure ??= { error }))
      .finally(() => {
        this.#left.delete(source);
        this.#wake();
      });
  }

  /** All items, until every series is at its end. */
  async *items(): AsyncGenerator<T, void> {
    try {
      for (;;) {
        const next = this.#ready.shift();
        if (next) {
          yield next.item;
          next.taken();
        } else if (this.#failure) throw this.#failure.error;
        else if (this.#left.size === 0) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.#isOpen = false;
      for (const { taken } of this.#ready) taken();
    }
  }

  async #flow(source: AsyncIterable<T>): Promise<void> {
    for await (const item of source) {
      if (!this.#isOpen) break;
      await new Promise<void>((taken) => {
        this.#ready.push({ item, taken });
        this.#wake();
      });
      // The reader may have left meanwhile.
      if (this.#isClosed()) break;
    }
  }

  #isClosed(): boolean {
    return !this.#isOpen;
  }
}
