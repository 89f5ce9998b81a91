import { parseControllerUrl } from '../api/controller-url.ts';
import { checkIdentifier } from '../api/identifiers.ts';
import { usageFailure } from '../base/errors.ts';
import type { CommonValues, Context } from './context.ts';
import type { Given, Input, PlainInput } from './define.ts';
import { readDuration } from './duration.ts';

type Read<T> = (word: string) => T;
type Extras = Partial<Pick<Input<unknown>, 'short' | 'choices' | 'completes' | 'negated' | 'otherwise' | 'drycc'>>;

/** Takes a word as it is. */
export const anyText: Read<string> = (word) => word;

/** Takes a word that may stand in a path of the API as that parameter: `app`, `name` of a certificate, `username`, ... */
export function identifier(parameter: string): Read<string> {
  return (word) => {
    checkIdentifier(parameter, word);
    return word;
  };
}

/** An argument that must be given. */
export function argument<T>(placeholder: string, summary: string, read: Read<T>, extras: Extras = {}): PlainInput<T> {
  return { summary, placeholder, required: true, ...extras, take: (given) => read(word(given)) };
}

/** Arguments of which at least one must be given. */
export function manyArguments<T>(
  placeholder: string,
  summary: string,
  read: Read<T>,
  extras: Extras = {},
): PlainInput<readonly T[]> {
  return { summary, placeholder, required: true, variadic: true, ...extras, take: (given) => words(given).map(read) };
}

/** An option, or an argument, with a value that may be left out. */
function optionalValue<T>(
  placeholder: string,
  summary: string,
  read: Read<T>,
  extras: Extras = {},
): PlainInput<T | undefined> {
  return { summary, placeholder, ...extras, take: (given) => readUnlessEmpty(given, read) };
}

/** An argument that may be left out. */
export const optionalArgument = optionalValue;

/** An option with a value. */
export const option = optionalValue;

/** An option with a value that may be given several times. */
export function manyOptions<T>(
  placeholder: string,
  summary: string,
  read: Read<T>,
  extras: Extras = {},
): PlainInput<readonly T[]> {
  return { summary, placeholder, repeatable: true, ...extras, take: (given) => words(given).map(read) };
}

/** An option with a value that can also be refused: `--remote <name>` or `--no-remote`, which gives false. */
export function optionOrNot<T>(
  placeholder: string,
  summary: string,
  read: Read<T>,
  extras: Extras = {},
): PlainInput<T | false | undefined> {
  const take = (given: Given): T | false | undefined =>
    given === true ? undefined : given === false ? false : readUnlessEmpty(given, read);
  return { summary, placeholder, ...extras, negated: 'also', take };
}

/** An option that is there or not. */
export function flag(summary: string, extras: Extras = {}): PlainInput<boolean> {
  return { summary, ...extras, take: (given) => given === true };
}

/** An option that switches off what is on otherwise: `color` is written `--no-color`. */
function enabled(summary: string): PlainInput<boolean> {
  return { summary, negated: 'only', take: (given) => given !== false };
}

/** An empty word is as if none were given, as with the Go clients: scripts give variables that may be empty. */
function readUnlessEmpty<T>(given: Given, read: Read<T>): T | undefined {
  return given === undefined || given === '' ? undefined : read(word(given));
}

function word(given: Given): string {
  if (typeof given === 'string') return given;
  throw new TypeError('a single word was expected');
}

function words(given: Given): readonly string[] {
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

/** Reads a whole number of at least `least`. */
export function wholeNumber(least: number): Read<number> {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least) {
      throw usageFailure(`"${text}" is not a number (${least} or more).`);
    }
    return number;
  };
}

/** Reads a time of at least a second. */
const readTimeout: Read<number> = (text) => {
  const seconds = readDuration(text);
  if (seconds !== undefined && seconds >= 1) return seconds;
  throw usageFailure(`"${text}" is not a time of at least a second.`, 'Give seconds, or a time like 30s or 10m.');
};

/** Reads `true` or `false`. */
export const trueOrFalse: Read<boolean> = (text) => {
  if (text === 'true' || text === 'false') return text === 'true';
  throw usageFailure(`"${text}" is not true or false.`);
};

/** Reads a release as `v3` or `3`. */
export const releaseVersion: Read<number> = (text) => wholeNumber(1)(text.replace(/^v/, ''));

/** Whether a word may be the key of a `key=value`, where controllers decide what else it may be. */
export const isKey = (word: string): boolean => /^[^=\s]+$/.test(word);

/** Takes a word that passes a check; others are usage failures with that message. */
export function checkedWord(isValid: (word: string) => boolean, complaint: string): Read<string> {
  return (word) => {
    if (isValid(word)) return word;
    throw usageFailure(complaint);
  };
}

/** Reads `key=value`; the value may be empty and may hold further `=`. */
export function pair(what: string, isValidKey: (key: string) => boolean): Read<readonly [key: string, value: string]> {
  return (text) => {
    const at = text.indexOf('=');
    const key = text.slice(0, Math.max(at, 0));
    // The value is never shown: it may be a secret, and so may a word without "=".
    if (at < 0) throw usageFailure(`An argument has no "=". Write each ${what} as NAME=VALUE.`);
    if (!isValidKey(key)) throw usageFailure(`"${key}" is not the name of a ${what}.`);
    return [key, text.slice(at + 1)];
  };
}

/** Reads `key=value` where neither may be empty; `whole` values hold no further `=`. */
export function filledPair(
  what: string,
  isValidKey: (key: string) => boolean,
  form: 'whole' | 'any',
): Read<readonly [key: string, value: string]> {
  const read = pair(what, isValidKey);
  return (text) => {
    const [key, value] = read(text);
    if (value === '') throw usageFailure(`The ${what} "${key}" has an empty value.`);
    if (form === 'whole' && value.includes('=')) throw usageFailure(`The value of the ${what} "${key}" contains "=".`);
    return [key, value];
  };
}

/** The app, for every command that works on one. */
export const app: Input<string> = {
  summary: 'the app (default: from the git remote, environment or directory)',
  placeholder: 'app',
  short: 'a',
  completes: 'app',
  take: (given, context: Context) => context.app(given === undefined ? undefined : word(given)),
};

/** The app for commands that find it in their own way: only what was given, not looked at further. */
export const appIfGiven: Input<string | undefined> = {
  ...app,
  take: (given) => (given === undefined ? undefined : word(given)),
};

/** Reads how many are wanted at most; 0 is as if it were left out, as controllers have it. */
export const atMost: Read<number | undefined> = (text) => {
  const number = wholeNumber(0)(text);
  return number === 0 ? undefined : number;
};

/** How many items of a list to show, for every command that lists. */
export const limit = option('number', 'show at most this many (default: all)', atMost, { short: 'l' });

/** The URL of a controller. */
export const controllerArgument = argument('controller', 'URL of the controller', parseControllerUrl);

/** The options that every command has. */
export const common = {
  json: {
    ...option('fields', 'print JSON, optionally only these fields', anyText, { completes: 'field' }),
    optional: true,
    take: (given: Given) => (given === undefined ? undefined : word(given)),
  },
  jq: option('expression', 'filter JSON output with a jq expression', anyText),
  template: option('text', 'format JSON output with a Mustache template', anyText),
  output: option('form', 'output format', anyText, { short: 'o', choices: ['table', 'json', 'yaml', 'csv'] }),
  quiet: flag('print no progress and no notices', { short: 'q' }),
  color: enabled('disable color'),
  input: enabled('disable prompts'),
  config: option('profile', 'profile to use (name or path to .json)', anyText, {
    short: 'c',
    completes: 'profile',
  }),
  api: option('dialect', 'API to speak, or auto to detect it', anyText, { completes: 'dialect' }),
  timeout: option('time', 'time to wait for a response: seconds, or e.g. 30s or 10m', readTimeout),
  debug: flag('show requests and responses, without secrets'),
} as const satisfies { readonly [K in keyof CommonValues]: PlainInput<CommonValues[K]> };
