import { shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import type { Command } from '../cli/define.ts';
import { inDryccForm } from '../command-line/drycc-form.ts';
import { findCommand, noSuchCommand, nouns } from '../commands/find-command.ts';
import { readForm } from './output-form.ts';
import { readArguments } from './read-arguments.ts';
import type { Setting } from './setting.ts';
import { takeCommon } from './take-inputs.ts';
import { writeHelp } from './write-help.ts';

/** The command that a line of words asks for, and the words that are left. */
interface Named {
  readonly name: string;
  readonly words: readonly string[];
}

/** Runs a command, or prints its help, and gives the exit code. Rejects where it is not to be run as it was typed. */
export async function runCommand({ name, words }: Named, argv: readonly string[], setting: Setting): Promise<number> {
  const found = await findCommand(name, setting.style);
  const isOfDrycc = setting.style.program === 'drycc' && splitAtCommand(argv).word?.includes(':') === false;
  const command = isOfDrycc ? inDryccForm(found) : found;
  await refuseUnknownVerb(name, command, argv, setting.style);
  const { parsed, askForArguments } = await readArguments(name, command, words, setting);
  if ('help' in parsed) {
    // The pages that are laid out by the build are the same for both forms.
    const { parsed: laidOut } = command === found ? { parsed } : await readArguments(name, found, words, setting);
    writeHelp('help' in laidOut ? laidOut.help : parsed.help, setting.host);
    return 0;
  }
  const values = takeCommon(parsed.common);
  const form = await readForm(values, name, command);
  // What a request needs is only loaded once it is known that the words can be understood.
  const { perform } = await import('./perform.ts');
  return perform({ name, command, given: parsed, askForArguments, values, form, setting });
}

/** A word after a noun that takes none by itself was meant as a verb: the ones that there are say more than "too many arguments". */
async function refuseUnknownVerb(
  name: string,
  { args }: Command,
  argv: readonly string[],
  style: Setting['style'],
): Promise<void> {
  const { word: noun, after } = splitAtCommand(argv);
  const [word] = after;
  const isNounAlone = noun !== undefined && nouns.has(noun) && word !== undefined && name !== `${noun}:${word}`;
  if (!isNounAlone || word.startsWith('-') || Object.keys(args).length > 0) return;
  if (Object.hasOwn(shortcuts, `${noun}:${word}`)) return;
  throw await noSuchCommand(`${noun}:${word}`, style);
}
