import { spellWords } from '../../command-line/aliases.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { argument, manyArguments, anyText } from '../../cli/inputs.ts';
import { findPlugin } from '../../cli/plugins.ts';
import { shortcuts, splitAtCommand } from '../../command-line/interpret.ts';
import { usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { changePreferences } from '../../settings/preferences.ts';
import { Alias, userAliases } from './user-aliases.ts';

export default command({
  summary: 'give a command line a short name of your own',
  description:
    'In it, "$1" to "$9" are words that are given to the alias, and "$@" is all that no number takes; without "$@" they come last. It may be one word, as in single quotes. No alias takes the place of a command, a shortcut or a plugin.',
  args: {
    name: argument('name', 'the name of the alias', readName),
    words: manyArguments('word', 'the command line, without the name of this program', anyText),
  },
  passThrough: true,
  examples: ['alias:set web ps:list web --app hello', 'alias:set up "ps:scale web=$1 --app hello"'],
  operations: [],
  output: Alias,
  async run({ name, words: given }, context) {
    const [only = '', ...more] = given;
    const words = more.length === 0 ? splitLine(only) : given;
    checkName(name, context);
    checkCommand(words, context);
    await changePreferences(context.locations.preferences, {
      aliases: { ...userAliases(context), [name]: [...words] },
    });
    return { name, words };
  },
  view: ({ name, words }) => [line(`${name} -> ${spellWords(words)}`)],
});

function readName(word: string): string {
  if (/^[a-z0-9][\w-]*$/i.test(word) && word !== '__proto__') return word;
  throw usageFailure(`"${word}" cannot be the name of an alias.`, 'It has letters, digits and hyphens.');
}

/** Splits a line as shells do, as far as quotes go. */
function splitLine(text: string): readonly string[] {
  const words = text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, one = '', other = '') => `${one}${other}`));
}

function checkName(name: string, { brand, host, nouns }: Context): void {
  const what =
    name === 'help' || Object.hasOwn(nouns, name)
      ? 'a command'
      : Object.hasOwn(shortcuts, name)
        ? 'a shortcut'
        : findPlugin(name, brand, host)
          ? 'a plugin'
          : undefined;
  if (what !== undefined) throw usageFailure(`${name} is ${what}: an alias cannot take its place.`);
}

function checkCommand(words: readonly string[], { brand, host, nouns }: Context): void {
  const { word = '' } = splitAtCommand(words);
  const [noun = '', verb] = word.split(':', 2);
  const entry = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  const isKnown = entry ? verb === undefined || entry.verbs.includes(verb) : Object.hasOwn(shortcuts, word);
  if (isKnown || findPlugin(noun, brand, host)) return;
  throw usageFailure(`"${word}" is no command, so no alias can stand for it.`, 'Run help for the commands.');
}
