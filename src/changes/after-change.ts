import { Failure, Interruption } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';

/**
 * Does what follows a change that the controller has accepted: reading what came of it, or cleaning up on this machine.
 * The change was made whether that succeeds or not, so that its failure is a notice, and the result undefined.
 */
export async function afterChange<T>(
  work: () => T | Promise<T>,
  { note }: Pick<Context, 'note'>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error instanceof Interruption) throw error;
    note(`The change was made, but what follows it failed: ${error.message}`);
    return undefined;
  }
}
