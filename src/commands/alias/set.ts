import { spellWords } from '../../base/shell-words.ts';
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
  summary: 'define an alias for a command line',
  description:
    '"$1" to "$9" stand for the arguments of the alias, and "$@" for all remaining arguments; without "$@" those are appended. The command line may be one quoted word. An alias cannot replace a command, a shortcut or a plugin.',
  args: {
    name: argument('name', 'name of the alias', readName),
    words: manyArguments('word', 'command line, without the name of this program', anyText),
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
  throw usageFailure(`"${word}" cannot be the name of an alias.`, 'Use letters, digits and hyphens.');
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
  if (what !== undefined) throw usageFailure(`${name} is ${what}; an alias cannot replace it.`);
}

function checkCommand(words: readonly string[], { brand, host, nouns }: Context): void {
  const { word = '' } = splitAtCommand(words);
  const [noun = '', verb] = word.split(':', 2);
  const entry = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  const isKnown = entry ? verb === undefined || entry.verbs.includes(verb) : Object.hasOwn(shortcuts, word);
  if (isKnown || findPlugin(noun, brand, host)) return;
  throw usageFailure(`"${word}" is not a command, so it cannot have an alias.`, 'See help for the commands.');
}
