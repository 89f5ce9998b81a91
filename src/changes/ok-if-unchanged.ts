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
    if (result === undefined) throw error;
    note('Nothing has changed: it was so before.');
    return result;
  }
}

/** Whether nothing is there of what changes remove, at any depth. */
export function lacksRemoved(changes: object, there: unknown): boolean {
  const known = isJsonObject(there) ? there : {};
  return Object.entries(changes).every(([name, change]: [string, unknown]) =>
    change === null ? !Object.hasOwn(known, name) : !isJsonObject(change) || lacksRemoved(change, known[name]),
  );
}
