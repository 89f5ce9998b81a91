import type { Brand } from '../brand.ts';
import type { Host } from '../cli/host.ts';
import { answer } from './answer.ts';
import { askController } from './ask-controller.ts';
import { completionTable, type DeclaredNoun } from './declarations.ts';

/** Answers the scripts of the shells, and asks the controller where it must. Ends with 0 whatever happens, and tells nothing. */
export async function complete(
  argv: readonly string[],
  groups: Readonly<Record<string, DeclaredNoun>>,
  host: Host,
  brand: Brand,
): Promise<number> {
  const table = await completionTable(groups);
  host.stdout.write((await answer(argv, table, brand, host, (question) => askController(question, host, brand))) ?? '');
  return 0;
}
