import type { Context } from '../../cli/context.ts';
import { flag } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { hasParameter } from '../../changes/require-parameter.ts';

/** Which of the two limits is meant; memory, where neither is said. */
export const kindOptions = {
  memory: flag('memory (the default)', { short: 'm' }),
  cpu: flag('CPU instead of memory'),
};

interface Kinds {
  readonly memory: boolean;
  readonly cpu: boolean;
}

/**
 * Which limits are meant. With both, the Go clients take --cpu: --memory only says what is the default. Drycc 1.8 and
 * newer limit both by a plan.
 */
export async function kindOf({ memory, cpu }: Kinds, context: Context): Promise<'memory' | 'cpu' | 'limits'> {
  if (!(await hasParameter(context, 'config.set', 'limits'))) return cpu ? 'cpu' : 'memory';
  if (!memory && !cpu) return 'limits';
  throw usageFailure('This controller limits memory and CPU together, by plans.', 'limits:plans lists them.');
}

/** The same for a sentence. */
export function kindName({ cpu }: Kinds): string {
  return cpu ? 'CPU' : 'memory';
}
