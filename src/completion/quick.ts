import { brands } from '../base/brand.ts';
import { answer, type Surroundings } from './answer.ts';
import { writtenTable } from './written-table.ts';

/**
 * Answers the scripts of the shells out of what is at hand, without loading a command: undefined when the controller must
 * be asked.
 */
export function answerQuickly(
  argv: readonly string[],
  name: keyof typeof brands,
  surroundings: Surroundings,
): Promise<string | undefined> {
  return answer(argv, writtenTable, brands[name], surroundings);
}
