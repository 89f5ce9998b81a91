import { isIdentifier } from '../api/identifiers.ts';
import { usageFailure } from '../base/errors.ts';
import type { Command, Inputs } from '../cli/define.ts';
import { isFieldList } from '../cli/output-fields.ts';
import { app, common } from '../cli/inputs.ts';

/** How an option is written: `newPassword` is `new-password`. */
export function longName(key: string): string {
  // Most are one word, for which nothing need be looked for.
  return key === key.toLowerCase() ? key : key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** One way to write an option. */
interface Spelling {
  readonly key: string;
  readonly long: string;
  readonly short?: string | undefined;
  readonly takesValue: boolean;
  /** Whether it may have a value, in its own word or as `isFieldList` says. */
  readonly mayHaveValue?: boolean;
  readonly repeatable?: boolean | undefined;
  /** For the `--no-` form of an option that has both. */
  readonly refuses?: boolean;
}

/** A word that is an option, written out. */
interface WrittenOption {
  readonly word: string;
  readonly spelling: Spelling;
  /** Whether the word holds the value too. */
  readonly hasValue: boolean;
}

/**
 * Writes out what the Go clients let people leave out, so that scripts written for them are read the same: options may be
 * abbreviated as long as it is clear which one is meant, and a `--no-` form counts wherever it stands. Throws a usage
 * failure for an abbreviation of several options, and for an option that takes a value and is given twice: nobody knows
 * which of two values is meant. Words after `--`, and after the first argument of a command that passes words through,
 * are left alone, but for the app.
 */
export function spellOut(words: readonly string[], command: Command): readonly string[] {
  if (!words.some((word) => word.startsWith('-'))) return words;
  const { options, passThrough } = command;
  const own = Object.entries(options).flatMap(spell);
  const others = Object.entries(common as Inputs).filter(([key]) => !(key in options));
  const shared = [...others.flatMap(spell), { key: 'help', long: 'help', short: 'h', takesValue: false }];
  const given = new Set<string>();
  const read: string[] = [];
  const refusals: string[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const isArgument = word === '-' || !word.startsWith('-');
    if (word === '--' || (isArgument && passThrough === true)) break;
    const option = isArgument ? undefined : writeOut(word, own, shared);
    if (option?.spelling.mayHaveValue === true && !option.hasValue) {
      // Commander would take whatever word comes next.
      const next = words[at + 1] ?? '';
      const isTaken = isFieldList(next, command);
      read.push(`${option.word}=${isTaken ? next : ''}`);
      if (isTaken) at += 1;
      continue;
    }
    read.push(option?.word ?? word);
    if (option?.spelling.refuses === true) refusals.push(option.word);
    if (option?.spelling.takesValue !== true) continue;
    const { key, long, repeatable } = option.spelling;
    if (given.has(key) && repeatable !== true) throw usageFailure(`--${long} is given twice.`);
    given.add(key);
    const value = words[at + 1];
    if (option.hasValue || value === undefined) continue;
    read.push(value);
    at += 1;
  }
  const rest = words.slice(at);
  const isUnsaid = passThrough === true && 'app' in options && !given.has('app');
  return [...read, ...refusals, ...(isUnsaid ? withAppFirst(rest) : rest)];
}

/**
 * Brings the app before the words that are passed through: `run bash -a hello` is what the Go clients' users type. Where
 * the app was said before, after `--`, or with a value that names no app, the words are all the remote command's.
 */
function withAppFirst(words: readonly string[]): readonly string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const at = words.findIndex(
    (word, index) => index < end && word.startsWith('-') && /^(?:-a|--app(?:=.*)?)$/.test(word),
  );
  const [word = '', next = ''] = words.slice(at, at + 2);
  const isOneWord = word.startsWith('--app=');
  const name = isOneWord ? word.slice('--app='.length) : next;
  if (at < 0 || !isIdentifier('app', name)) return words;
  return [`--app=${name}`, ...words.slice(0, at), ...words.slice(at + (isOneWord ? 1 : 2))];
}

/** Whether a word that stands before the command is an option, of those that may stand there, with its value in the next word. */
export function takesNextWord(word: string): boolean {
  const leading = Object.entries<Inputs[string]>({ ...common, app }).flatMap(spell);
  const option = writeOut(word, leading, []);
  return option !== undefined && option.spelling.takesValue && !option.hasValue;
}

function spell([key, { short, placeholder, optional, repeatable, negated }]: [string, Inputs[string]]): Spelling[] {
  const long = longName(key);
  const refusal = { key, long: `no-${long}`, takesValue: false };
  if (negated === 'only') return [refusal];
  const mayHaveValue = optional === true;
  const plain = { key, long, short, takesValue: placeholder !== undefined && !mayHaveValue, mayHaveValue, repeatable };
  return negated === 'also' ? [plain, { ...refusal, refuses: true }] : [plain];
}

/**
 * An option of the command is meant, be it abbreviated, rather than one that every command has: the Go clients have few
 * of those. So `--timeout` is `--timeout-seconds` where a command has that.
 */
function writeOut(word: string, own: readonly Spelling[], shared: readonly Spelling[]): WrittenOption | undefined {
  const all = [...own, ...shared];
  const [, name, value = ''] = /^--([^=]+)(=[^]*)?$/.exec(word) ?? [];
  if (name === undefined) return lastOfCluster(word, all);
  const spelling = named(name, own) ?? named(name, shared);
  return spelling && { word: `--${spelling.long}${value}`, spelling, hasValue: value !== '' };
}

/**
 * The option of that name, else the only one that begins so; of several the one with which the others begin, as
 * `--password` for `--password-stdin`.
 */
function named(name: string, spellings: readonly Spelling[]): Spelling | undefined {
  const candidates = spellings
    .filter(({ long }) => long.startsWith(name))
    .sort((one, other) => one.long.length - other.long.length);
  const [shortest] = candidates;
  if (shortest === undefined || candidates.every(({ long }) => long.startsWith(shortest.long))) return shortest;
  const names = candidates.map(({ long }) => `--${long}`).sort();
  throw usageFailure(`--${name} may be ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}.`);
}

/** Of letters behind one hyphen the first that takes a value ends them: the rest of the word, if any, is the value. */
function lastOfCluster(word: string, spellings: readonly Spelling[]): WrittenOption | undefined {
  for (let index = 1; index < word.length; index += 1) {
    const spelling = spellings.find(({ short }) => short === word[index]);
    if (spelling === undefined) return undefined;
    if (spelling.takesValue) return { word, spelling, hasValue: index < word.length - 1 };
  }
  return undefined;
}
