import { isIdentifier } from '../api/identifiers.ts';
import { usageFailure } from '../base/errors.ts';
import type { Command } from '../cli/define.ts';
import { grammarOf } from './grammar.ts';
import { type OptionToken, readTokens } from './tokens.ts';

/**
 * Writes out what the Go clients let people leave out, so that scripts written for them are read the same: options may be
 * abbreviated as long as it is clear which one is meant, and a `--no-` form counts wherever it stands. Throws a usage
 * failure for an abbreviation of several options, and for an option that takes a value and is given twice: nobody knows
 * which of two values is meant. Words after `--`, and after the first argument of a command that passes words through,
 * are left alone, but for the app.
 */
export function spellOut(words: readonly string[], command: Command): readonly string[] {
  if (!words.some((word) => word.startsWith('-'))) return words;
  const given = new Set<string>();
  const read: string[] = [];
  const refusals: string[] = [];
  const rest: string[] = [];
  for (const token of readTokens(words, grammarOf(command))) {
    if (token.kind === 'argument') read.push(token.word);
    else if (token.kind !== 'option') rest.push(token.word);
    else {
      refuseRivals(token);
      refuseSecond(token, given);
      refuseValue(token);
      read.push(...writeOut(token));
      if (token.option?.refuses === true) refusals.push(...writeOut(token));
    }
  }
  const isUnsaid = command.passThrough === true && 'app' in command.options && !given.has('app');
  return [...read, ...refusals, ...(isUnsaid ? withAppFirst(rest) : rest)];
}

/** Throws the usage failure of an abbreviation that can stand for several options. */
export function refuseRivals({ name, rivals }: OptionToken): void {
  if (rivals.length === 0) return;
  const names = rivals.map((long) => `--${long}`).sort();
  throw usageFailure(
    `--${name.slice('--'.length)} is ambiguous: ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}.`,
  );
}

function refuseSecond({ option }: OptionToken, given: Set<string>): void {
  if (option?.value !== 'required') return;
  if (given.has(option.key) && option.repeatable !== true) throw usageFailure(`--${option.long} is given twice.`);
  given.add(option.key);
}

/** Only the name is repeated: what was given as a value may be a secret. */
function refuseValue({ word, option, value, valueIn }: OptionToken): void {
  if (option?.value !== 'none' || valueIn !== 'word' || !word.startsWith('--') || isTruth(value)) return;
  const [typed = ''] = word.split('=', 1);
  if (!option.long.endsWith('-stdin')) throw usageFailure(`--${option.long} takes no value.`);
  const what = option.long.replace(/-stdin$/, '');
  throw usageFailure(`${typed} takes no value.`, `Use --${option.long}, and write the ${what} to standard input.`);
}

/** The words of an option as Commander is to read them: it would take whatever comes next for an optional value. */
function writeOut({ word, name, option, value, valueIn }: OptionToken): readonly string[] {
  // Commander looks for what was meant by an unknown option; the value would be in its way.
  if (option === undefined && word.startsWith('--')) return [name];
  if (option?.value === 'optional') return [`${name}=${value ?? ''}`];
  const isLong = word.startsWith('--');
  if (option?.value === 'none' && isLong && isTruth(value)) return value === 'true' ? [name] : [];
  if (valueIn === 'word') return [isLong ? `${name}=${value ?? ''}` : withoutEquals(word, value)];
  return value === undefined ? [name] : [name, value];
}

/** The Go clients of Drycc take `--force=true` and `--force=false` for flags. */
const isTruth = (value: string | undefined): value is string => value === 'true' || value === 'false';

/** `-pweb` of `-p=web`, as Commander would take the equals sign for a part of the value. */
function withoutEquals(word: string, value = ''): string {
  return word.endsWith(`=${value}`) ? `${word.slice(0, word.length - value.length - 1)}${value}` : word;
}

/**
 * Brings the app before the words that are passed through: `run bash -a hello` is what the Go clients' users type. Where
 * the app was said before, after `--`, or with a value that names no app, the words are all the remote command's.
 */
function withAppFirst(words: readonly string[]): readonly string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const at = words.findIndex((word, index) => index < end && /^(?:-a|--app(?:=.*)?)$/.test(word));
  const [word = '', next = ''] = words.slice(at, at + 2);
  const isOneWord = word.startsWith('--app=');
  const name = isOneWord ? word.slice('--app='.length) : next;
  if (at < 0 || !isIdentifier('app', name)) return words;
  return [`--app=${name}`, ...words.slice(0, at), ...words.slice(at + (isOneWord ? 1 : 2))];
}
