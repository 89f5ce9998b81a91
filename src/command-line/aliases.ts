import type { Brand } from '../base/brand.ts';
import { usageFailure } from '../base/errors.ts';
import { spellWords } from '../base/shell-words.ts';
import { locate } from '../settings/locations.ts';
import { readPreferences } from '../settings/preferences.ts';
import { isHelp } from './help-or-version.ts';
import { splitAtCommand } from './interpret.ts';

/** Where the aliases of a user are. */
export interface AliasSources {
  readonly brand: Brand;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
}

/** The aliases of the user: the words of each, by its name. */
export function readAliases(sources: AliasSources): Readonly<Record<string, readonly string[]>> {
  return readPreferences(locate({ ...sources, profile: undefined }).preferences).aliases ?? {};
}

/** Writes out the alias that a command line begins with; another line stays as it is. An alias in an alias is none. */
export function expandAlias(argv: readonly string[], sources: AliasSources): readonly string[] {
  const { before, word = '', after } = splitAtCommand(argv);
  const aliases = readAliases(sources);
  const words = Object.hasOwn(aliases, word) ? aliases[word] : undefined;
  return words ? [...before, ...fillIn(word, words, after)] : argv;
}

const place = /\$([1-9])/g;
const placesOf = (words: readonly string[]): number[] =>
  words.flatMap((word) => [...word.matchAll(place)].map(([, digit]) => Number(digit)));

/**
 * Puts what was given into the places of an alias: `$1` is the first word that was given, and `$@` stands for all that no
 * number takes. Without `$@` they come last. Throws a usage failure when there are fewer than the numbers want.
 */
function fillIn(alias: string, words: readonly string[], given: readonly string[]): readonly string[] {
  if (isHelp(given[0])) return [...words.filter((word) => !word.includes('$')), '--help'];
  const places = placesOf(words);
  const wanted = Math.max(0, ...places);
  if (given.length < wanted) {
    throw usageFailure(
      `The alias ${alias} takes ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}, but got ${given.length}.`,
      `It stands for ${spellWords(words)}.`,
    );
  }
  const rest = given.filter((_, index) => !places.includes(index + 1));
  const filled = words.flatMap((word) =>
    word === '$@' ? rest : [word.replaceAll(place, (_, digit: string) => given[Number(digit) - 1] ?? '')],
  );
  return words.includes('$@') ? filled : [...filled, ...rest];
}
