import { shortcuts } from '../../command-line/interpret.ts';
import { type Candidate, commandNames, optionNames } from '../expected.ts';
import type { CompletionTable } from '../table.ts';

/** Options that several commands have alike, and how those commands are written. */
export interface OptionSet {
  /** `config:set`, `config set`, and so on. */
  readonly spellings: readonly string[];
  readonly options: readonly Candidate[];
}

/** What a script can offer without starting the program. */
export interface StaticWords {
  readonly names: readonly Candidate[];
  /** In the order in which they are to be tried: bare nouns come last, as they are the beginning of other spellings. */
  readonly sets: readonly OptionSet[];
  /** The options of all commands that have a set. */
  readonly common: readonly Candidate[];
}

/** Picks what a script can know. Commands whose options are not simply there, or not theirs, are left to the program. */
export function staticWords(table: CompletionTable): StaticWords {
  const shared = new Set(table.common.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short])));
  const plain = Object.entries(table.commands).filter(
    ([, { options, passThrough }]) =>
      passThrough !== true && !options.some(({ long, short = '' }) => shared.has(long) || shared.has(short)),
  );
  const named = plain.map(([name, { options }]): OptionSet => {
    const short = Object.keys(shortcuts).filter((each) => shortcuts[each] === name);
    return { spellings: [name, name.replace(':', ' '), ...short], options: optionNames(options) };
  });
  const alone = plain.flatMap(([name, { options }]): OptionSet[] => {
    const [noun = '', verb] = name.split(':');
    return table.nouns[noun]?.alone === verb ? [{ spellings: [noun], options: optionNames(options) }] : [];
  });
  return {
    names: commandNames(table),
    sets: [...together(named), ...together(alone)],
    common: optionNames(table.common),
  };
}

function together(sets: readonly OptionSet[]): OptionSet[] {
  const found = new Map<string, OptionSet>();
  for (const { spellings, options } of sets) {
    const key = JSON.stringify(options);
    found.set(key, { spellings: [...(found.get(key)?.spellings ?? []), ...spellings], options });
  }
  return [...found.values()];
}
