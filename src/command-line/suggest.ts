import { didYouMean } from './did-you-mean.ts';
import { commandSynonyms, nounSynonyms, verbSynonyms } from './synonyms.ts';

/** The commands that there are: the verbs by noun, and what may be typed for some commands besides. */
export interface CommandNames {
  readonly verbs: ReadonlyMap<string, readonly string[]>;
  readonly shortcuts: readonly string[];
}

/**
 * Asks which command was meant by a name that is none: verbs of the same noun come first, then what other command lines
 * call it, then names spelled alike. A command that destroys something is only suggested for a name that was nearly its
 * own, or that says so in other words.
 */
export function suggestCommand(name: string, { verbs, shortcuts }: CommandNames): string | undefined {
  const bySynonym = Object.hasOwn(commandSynonyms, name) ? commandSynonyms[name] : undefined;
  if (bySynonym) return ask(bySynonym);
  const [typedNoun = '', verb] = name.split(':', 2);
  const noun = verbs.has(typedNoun) ? typedNoun : nounSynonyms.get(typedNoun);
  const own = noun === undefined ? undefined : verbs.get(noun);
  if (noun !== undefined && own) {
    const meant = verb === undefined ? [noun] : ofNoun(noun, verb, own);
    if (meant.length > 0) return ask(meant);
  }
  const ofVerb = verb === undefined ? nounsWith(name, verbs) : [];
  if (ofVerb.length > 0) return ask(ofVerb);
  // `logs:show`, `restart:all`: what stands before the colon says what is meant.
  if (verb !== undefined && noun === undefined && isHarmless(typedNoun)) {
    if (shortcuts.includes(typedNoun)) return ask([typedNoun]);
    const meant = Object.hasOwn(commandSynonyms, typedNoun) ? commandSynonyms[typedNoun] : undefined;
    if (meant) return ask(meant);
  }
  const names = [...verbs].flatMap(([each, ofIt]) => [each, ...ofIt.map((one) => `${each}:${one}`)]);
  return didYouMean(
    name,
    [...names, ...shortcuts].filter((each) => isNear(name, each) || (isHarmless(each) && each.startsWith(name))),
  );
}

/** The commands with that verb, where few nouns have it and it destroys nothing: more would be a guess. */
function nounsWith(verb: string, verbs: CommandNames['verbs']): readonly string[] {
  if (!isHarmless(verb)) return [];
  const having = [...verbs].filter(([, own]) => own.includes(verb)).map(([noun]) => `${noun}:${verb}`);
  return having.length <= mostGuesses ? having : [];
}

const mostGuesses = 3;

function ofNoun(noun: string, typed: string, verbs: readonly string[]): readonly string[] {
  const among = verbSynonyms.filter((each) => each.typed.includes(typed)).flatMap(({ meant }) => meant);
  const exact = verbs.filter((verb) => verb === typed);
  const synonym = among.filter((verb) => verbs.includes(verb)).slice(0, 1);
  const near = verbs.filter((verb) => isNear(typed, verb));
  const [first = []] = [exact, synonym, near].filter((found) => found.length > 0);
  return first.map((verb) => `${noun}:${verb}`);
}

function ask(names: readonly string[]): string {
  return names.length === 1 ? `Did you mean ${names[0] ?? ''}?` : `Did you mean one of ${names.join(', ')}?`;
}

const destroying = /^(?:destroy|cancel|remove|delete|unset|reset)$/;

function isHarmless(name: string): boolean {
  return !destroying.test(name.split(':').at(-1) ?? '');
}

/** Whether a word is another with one letter missing, added, changed or swapped; two letters in long ones. */
function isNear(typed: string, name: string): boolean {
  return distance(typed, name) <= (Math.min(typed.length, name.length) > 5 ? 2 : 1);
}

function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[to - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
