import type { Command } from '../cli/define.ts';
import { usageFailure } from '../base/errors.ts';
import type { HelpStyle } from '../command-line/help-layout.ts';
import { type Nouns, shortcuts } from '../command-line/interpret.ts';
import { groups } from './index.ts';

/** What the words of a command line are read by. */
export const nouns: Nouns = {
  has: (noun) => Object.hasOwn(groups, noun),
  hasVerb: (noun, verb) => groups[noun]?.verbs.includes(verb) ?? false,
  defaultVerb: (noun) => groups[noun]?.alone ?? (groups[noun]?.verbs.includes('list') === true ? 'list' : undefined),
};

/** Loads the command of a name such as `config:set`. Rejects with a usage failure that names the ones that come near. */
export async function findCommand(name: string, style: HelpStyle): Promise<Command> {
  const [noun = '', verb = ''] = name.split(':', 2);
  const entry = Object.hasOwn(groups, noun) ? groups[noun] : undefined;
  const command = await entry?.find(verb);
  if (command && name === `${noun}:${verb}`) return command;
  throw await noSuchCommand(name, style);
}

/** The failure of a name that is not a command, with the one that was probably meant. */
export async function noSuchCommand(name: string, { program }: HelpStyle): Promise<Error> {
  const { suggestCommand } = await import('../command-line/suggest.ts');
  const verbs = new Map(Object.entries(groups).map(([noun, entry]) => [noun, entry.verbs] as const));
  const meant = suggestCommand(name, { verbs, shortcuts: Object.keys(shortcuts) });
  return usageFailure(`Unknown command '${name}'.`, `${meant === undefined ? '' : `${meant} `}See ${program} --help.`);
}
