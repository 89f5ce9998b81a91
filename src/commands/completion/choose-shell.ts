import type { Brand } from '../../base/brand.ts';
import { writtenTable } from '../../completion/written-table.ts';
import { shells, type Shell } from '../../completion/shells.ts';
import { usageFailure } from '../../base/errors.ts';

/** The shells that have a completion script. */
export const shellNames = shells.map(({ name }) => name);

/** The completion script of a shell. */
export function scriptFor(shell: Shell, brand: Brand): string {
  return shell.script(brand, writtenTable);
}

/** The shell of that name. Throws a usage failure if it has no completion script. */
export function findShell(name: string): Shell {
  const shell = shells.find((each) => each.name === name);
  if (!shell) throw usageFailure(`No completion for ${name}.`, `Choose one of ${shellNames.join(', ')}.`);
  return shell;
}
