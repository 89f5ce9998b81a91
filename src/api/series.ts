/** A long result as it comes: what is at hand, and the rest in batches, each made when it is taken. */
export class Series<T> {
  readonly items: readonly T[];
  /** What comes after the items; undefined where they are all. Can be gone through once, and rejects with a `Failure`. */
  readonly more: AsyncIterable<readonly T[]> | undefined;

  constructor(items: readonly T[], more?: AsyncIterable<readonly T[]>) {
    this.items = items;
    this.more = more;
  }

  /** Waits for the rest and gives everything. */
  async all(): Promise<readonly T[]> {
    if (this.more === undefined) return this.items;
    const items = [...this.items];
    for await (const batch of this.more) for (const item of batch) items.push(item);
    return items;
  }
}

/** A series that goes on until it is interrupted: as JSON it is no array, but a line for each item. */
export class Endless<T> extends Series<T> {
  readonly isEndless = true;
}

/** A list of a controller as it comes: the first page is at hand. */
export class Listing<T> extends Series<T> {
  /** How many items the controller says there are. */
  readonly total: number;
  /** How many of them this list has when it is at its end, as far as its first page tells. */
  readonly expected: number;

  constructor(
    items: readonly T[],
    { total, expected, more }: { total: number; expected: number; more?: AsyncIterable<readonly T[]> },
  ) {
    super(items, more);
    this.total = total;
    this.expected = expected;
  }
}
