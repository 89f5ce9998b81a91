import { brands } from '../brand.ts';
import table from '../../completions/commands.json' with { type: 'json' };
import { answer, type Surroundings } from './answer.ts';
import type { CompletionTable } from './table.ts';

/**
 * Answers the scripts of the shells out of what is at hand, without loading a command: undefined when the controller must
 * be asked. The table is the one that was made of the declarations when they were last changed.
 */
export function answerQuickly(
  argv: readonly string[],
  name: keyof typeof brands,
  surroundings: Surroundings,
): Promise<string | undefined> {
  return answer(argv, table as CompletionTable, brands[name], surroundings);
}
