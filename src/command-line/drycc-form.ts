import type { Command, Input } from '../cli/define.ts';

/**
 * A command as Drycc's Go client has it, whose options have other letters or defaults here and there. Its words have
 * blanks and no colon: `drycc healthchecks set -p web` names a process type, `healthchecks:set -p /` the path.
 */
export function inDryccForm(command: Command): Command {
  const { args, options } = command;
  const entries = Object.entries(options);
  if ([...Object.values(args), ...Object.values(options)].every(({ drycc }) => drycc === undefined)) return command;
  const letters = entries.flatMap(([, { drycc }]) => drycc?.short ?? []);
  const changed = entries.map(([key, input]) => [key, changedInput(input, letters)] as const);
  const words = Object.entries(args).map(([key, input]) => [key, { ...input, ...input.drycc }] as const);
  return { ...command, args: Object.fromEntries(words), options: Object.fromEntries(changed) };
}

function changedInput(input: Input<unknown>, letters: readonly string[]): Input<unknown> {
  const { drycc, short } = input;
  if (drycc === undefined)
    return short !== undefined && letters.includes(short) ? { ...input, short: undefined } : input;
  return {
    ...input,
    short: drycc.short ?? short,
    take: (given, context) => input.take(given ?? drycc.value, context),
  };
}
