import { flag } from '../../cli/inputs.ts';

/** Which of the two limits is meant; memory, where neither is said. */
export const kindOptions = {
  memory: flag('memory (the default)', { short: 'm' }),
  cpu: flag('CPU instead of memory'),
};

interface Kinds {
  readonly memory: boolean;
  readonly cpu: boolean;
}

/** With both, the Go clients take --cpu: --memory only says what is the default. */
export function kindOf({ cpu }: Kinds): 'memory' | 'cpu' {
  return cpu ? 'cpu' : 'memory';
}

/** The same for a sentence. */
export function kindName(kinds: Kinds): string {
  return kindOf(kinds) === 'cpu' ? 'CPU' : 'memory';
}
