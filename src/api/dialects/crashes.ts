import type { OperationName } from '../operations.ts';

/**
 * What a 500 without words may mean besides a failure of the controller. Whether it does is looked up in a list; see
 * api/crash.ts.
 */
export interface Crash {
  /** `missing`: what the parameter names is not there. `taken`: it is there already. */
  readonly means: 'missing' | 'taken';
  /** The parameter that names it. */
  readonly parameter: string;
  /** The list to look it up in, and the field of its items. */
  readonly listed: OperationName;
  readonly field: string;
  /** What of both is compared, where it is not all of them. */
  readonly compares?: (text: string) => string;
}

/** A status that a controller gives for another, by its words: 503 for 404. */
export interface Misstatement {
  readonly status: number;
  readonly words: RegExp;
  readonly means: 403 | 404;
}

/** What failures of a controller mean, by operation. */
export interface Crashes {
  readonly found: Readonly<Partial<Record<OperationName, Crash>>>;
  /** What to do about a 500 for which nothing else was found out. */
  readonly advice: Readonly<Partial<Record<OperationName, string>>>;
  readonly misstated: readonly Misstatement[];
}
