import type { Command } from '../cli/define.ts';
import { unknownCommand } from '../command-line/did-you-mean.ts';
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
  throw noSuchCommand(name, style);
}

/** The failure of a name that is no command, with those that come near. */
export function noSuchCommand(name: string, style: HelpStyle): Error {
  return unknownCommand(name, commandNames(), style);
}

/** All that can be typed for a command. */
function commandNames(): string[] {
  const names = Object.entries(groups).flatMap(([noun, { verbs }]) => verbs.map((verb) => `${noun}:${verb}`));
  return [...names, ...Object.keys(groups), ...Object.keys(shortcuts)];
}
