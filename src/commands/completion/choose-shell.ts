import type { Brand } from '../../base/brand.ts';
import { writtenTable } from '../../completion/written-table.ts';
import { shellOf, shells, type Shell } from '../../completion/shells.ts';
import { usageFailure } from '../../base/errors.ts';
import { readRegularFile } from '../../base/regular-file.ts';

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

/** The named shell, or otherwise the environment's. Throws a usage failure if it has no completion script. */
export function chooseShell(
  name: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Shell {
  const shell = name === undefined ? shellOf(environment) : findShell(name);
  if (shell) return shell;
  throw usageFailure('Which shell? SHELL does not name a supported one.', `Choose one: ${shellNames.join(', ')}.`);
}

/** What is in a completion file; undefined if there is none. */
export function readScript(path: string): string | undefined {
  try {
    return readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a file is a script that completion:install wrote. */
export function isScript(content: string): boolean {
  return /^# Completion of \w+ for \w+, made by /m.test(content);
}
