import { readAliases, spellWords } from '../cli/aliases.ts';
import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { argument, asIs, manyArguments } from '../cli/inputs.ts';
import { didYouMean } from '../cli/mount.ts';
import { findPlugin } from '../cli/plugins.ts';
import { shortcuts, splitAtCommand } from '../cli/words.ts';
import { Failure, usageFailure } from '../errors.ts';
import { line } from '../output/view.ts';
import { changePreferences } from '../settings/preferences.ts';
import { groups } from './index.ts';

const aliasesHere = ({ brand, host: { environment, directory } }: Context) =>
  readAliases({ brand, environment, directory });

const Alias = {
  title: 'Alias',
  type: 'object',
  properties: { name: { type: 'string' }, words: { type: 'array', items: { type: 'string' } } },
  required: ['name', 'words'],
} as const;

const set = command({
  summary: 'give a command line a short name of your own',
  description:
    'In it, "$1" to "$9" are words that are given to the alias, and "$@" is all that no number takes; without "$@" they come last. It may be one word, as in single quotes. No alias takes the place of a command, a shortcut or a plugin.',
  args: {
    name: argument('name', 'the name of the alias', readName),
    words: manyArguments('word', 'the command line, without the name of this program', asIs),
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
      aliases: { ...aliasesHere(context), [name]: [...words] },
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

function checkName(name: string, { brand, host }: Context): void {
  const what =
    name === 'help' || Object.hasOwn(groups, name)
      ? 'a command'
      : Object.hasOwn(shortcuts, name)
        ? 'a shortcut'
        : findPlugin(name, brand, host)
          ? 'a plugin'
          : undefined;
  if (what !== undefined) throw usageFailure(`${name} is ${what}: an alias cannot take its place.`);
}

function checkCommand(words: readonly string[], { brand, host }: Context): void {
  const { word = '' } = splitAtCommand(words);
  const [noun = '', verb] = word.split(':', 2);
  const entry = Object.hasOwn(groups, noun) ? groups[noun] : undefined;
  const isKnown = entry ? verb === undefined || entry.verbs.includes(verb) : Object.hasOwn(shortcuts, word);
  if (isKnown || findPlugin(noun, brand, host)) return;
  throw usageFailure(`"${word}" is no command, so no alias can stand for it.`, 'Run help for the commands.');
}

const list = command({
  summary: 'list your aliases',
  examples: ['alias:list'],
  operations: [],
  output: { type: 'array', items: Alias },
  run: (_, context) => Object.entries(aliasesHere(context)).map(([name, words]) => ({ name, words })),
  view: (all) => all.map(({ name, words }) => line(`${name} -> ${spellWords(words)}`)),
});

const remove = command({
  summary: 'remove an alias',
  args: { name: argument('name', 'the name of the alias', asIs) },
  examples: ['alias:remove up'],
  operations: [],
  output: Alias,
  async run({ name }, context) {
    const { [name]: words, ...others } = aliasesHere(context);
    if (words === undefined) {
      const hint = didYouMean(name, Object.keys(others)) ?? 'alias:list shows your aliases.';
      throw new Failure('not_found', `There is no alias ${name}.`, { hint });
    }
    const aliases = Object.keys(others).length === 0 ? undefined : others;
    await changePreferences(context.locations.preferences, { aliases });
    return { name, words };
  },
  view: ({ name }) => [line(`Removed ${name}`)],
});

/** Commands of aliases. */
export const alias: Group = { set, list, remove };
