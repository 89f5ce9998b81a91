/** A turn that was waited for, and the way to end it. */
export interface Turn {
  /** Whether others had theirs first. */
  readonly hasWaited: boolean;
  end(): void;
}

/**
 * Makes requests wait for one another from when the controller says that there are too many: what goes out at once is then no
 * more than what a controller allows to one request after the other.
 */
export class Turns {
  #isNeeded = false;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  /** Whether the controller has said so by now. */
  get isNeeded(): boolean {
    return this.#isNeeded;
  }

  /** Says that the controller gets too many requests, and waits for a turn. */
  async take(): Promise<Turn> {
    this.#isNeeded = true;
    const before = this.#last;
    const hasWaited = this.#waiting > 0;
    this.#waiting += 1;
    let end: () => void = () => undefined;
    this.#last = new Promise((resolve) => (end = resolve));
    await before;
    return {
      hasWaited,
      end: () => {
        this.#waiting -= 1;
        end();
      },
    };
  }
}
