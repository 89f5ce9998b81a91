import { Command as Commander, CommanderError } from 'commander';

/** Asks whether one of the names was meant, as Commander asks for commands; undefined where none comes near. */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const near = names.filter((each) => mayBeNear(each, name));
  if (near.length === 0) return undefined;
  const program = new Commander()
    .exitOverride()
    .helpCommand(false)
    .configureOutput({ writeErr: () => undefined });
  for (const each of near) program.command(each);
  try {
    program.parse([name], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return /\((Did you mean .*)\)/.exec(error.message)?.[1];
    throw error;
  }
  return undefined;
}

const mostMistakes = 3;

/**
 * Commander suggests names that differ in three letters at most, and to make a command of each name takes longer than all
 * the rest: names that have more other letters than that are left out.
 */
function mayBeNear(one: string, other: string): boolean {
  const left = other.split(/(?:)/u);
  let missing = 0;
  for (const letter of one) {
    const at = left.indexOf(letter);
    if (at < 0) missing += 1;
    else left.splice(at, 1);
  }
  return Math.max(missing, left.length) <= mostMistakes;
}
