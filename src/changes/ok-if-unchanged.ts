import type { OperationName } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import { flag } from '../cli/inputs.ts';
import { Failure } from '../base/errors.ts';
import { isJsonObject } from '../base/json-object.ts';

/** The option of commands whose change a controller may refuse because it would change nothing. */
export const okIfUnchanged = flag('exit 0 if there is nothing to change');

/** A change, and what makes a success of its refusal. */
export interface Change<R> {
  readonly operation: OperationName;
  /** Whether `--ok-if-unchanged` was given. */
  readonly isOkIfUnchanged: boolean;
  readonly make: () => Promise<R>;
  /** Reads what is there; undefined where that is not what the change was to lead to. */
  readonly look: () => Promise<R | undefined>;
}

/**
 * Makes a change. Where the controller refuses it in its words for a change that changes nothing, that is a success if
 * it was asked for: what is there is the result, and a notice says so. Every other refusal stays one.
 */
export async function makeChange<R>(
  { operation, isOkIfUnchanged, make, look }: Change<R>,
  { dialect, note }: Pick<Context, 'dialect' | 'note'>,
): Promise<R> {
  try {
    return await make();
  } catch (error) {
    if (!isOkIfUnchanged || !(error instanceof Failure)) throw error;
    const known = (await dialect()).idle[operation] ?? [];
    if (!known.some(({ status, words }) => error.status === status && words.test(error.message))) throw error;
    const result = await look();
    if (result === undefined) throw error.withHint('It is not as you asked: the controller ignored the change.');
    note('Already up to date.');
    return result;
  }
}

/**
 * Whether the present state is as changes would make it, at any depth: it has each value and none they remove.
 * Controllers turn values into strings, and write some names in lower case.
 */
export function isAsWanted(changes: object, there: unknown): boolean {
  const known = isJsonObject(there) ? there : {};
  return Object.entries(changes).every(([name, change]: [string, unknown]) => {
    const value = Object.hasOwn(known, name) ? known[name] : known[name.toLowerCase()];
    if (change === undefined) return true;
    if (change === null) return value === undefined || value === null;
    if (isJsonObject(change)) return isAsWanted(change, value);
    if (Array.isArray(change)) return Array.isArray(value) && change.every((each) => value.includes(each));
    return value === change || JSON.stringify(value) === change || value === JSON.stringify(change);
  });
}
