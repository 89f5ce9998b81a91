import { interpret, type Nouns, shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import { Failure } from '../base/errors.ts';
import { type OptionToken, readTokens, type Token } from '../command-line/tokens.ts';
import { grammarOfRow, type KnownOption } from './row-grammar.ts';
import { type CommandRow, type CompletionTable, type OptionRow, optionsOf, type ValueRow } from './table.ts';

/** What can be offered for a word: the word and, where there is more to say, what it is. */
export interface Candidate {
  readonly value: string;
  readonly summary?: string | undefined;
}

/** What the word at the cursor can be. */
export interface Expected {
  /** What is offered without asking anybody. */
  readonly candidates: readonly Candidate[];
  /** The kind of value that is to be found out. */
  readonly live?: NonNullable<ValueRow['completes']> | 'plugin' | undefined;
  /** What stands before that value in the same word, as `--app=` or `-a`. */
  readonly prefix: string;
  /** What stands after it: `=` where an assignment goes on. */
  readonly suffix: string;
  /** The word as far as it is typed, without the prefix. */
  readonly typed: string;
  /** The command, where its fields are what is to be found out. */
  readonly command?: string;
  /** What the words before give for the options that say where to look. */
  readonly app: string | undefined;
  /** The workspace that an argument or option before names. */
  readonly workspace?: string | undefined;
  readonly profile: string | undefined;
  readonly api: string | undefined;
}

/** Finds out what the last of the words, which may be empty, can be. The words are those after the program's name. */
export function expectedAt(words: readonly string[], table: CompletionTable): Expected {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const { word, after } = splitAtCommand(before);
  if (word === undefined) return expectCommand(current, before, table);
  if (word === 'help') return { ...nothing(current), ...topics(after, table) };
  const isAlone = after.length === 0 && !current.startsWith('-');
  const candidates = isAlone ? verbs(word, table) : [];
  const request = read(before, table);
  const row = request?.kind === 'command' ? own(table.commands, request.name) : undefined;
  if (request?.kind !== 'command' || !row) return { ...nothing(current), candidates };
  const expected = expectWord([...request.words, current], row, table, request.name);
  return { ...expected, candidates: [...candidates, ...expected.candidates] };
}

/** Before the command an app can be given as well as what every command takes. */
const beforeCommand: CommandRow = {
  // The command itself.
  args: [{}],
  options: [
    { long: '--app', short: '-a', summary: 'the app', value: { completes: 'app' } },
    { long: '--version', short: '-v', summary: 'show the version' },
  ],
};

function expectCommand(current: string, before: readonly string[], table: CompletionTable): Expected {
  const words = [...before, current];
  const last = [...readTokens(words, grammarOfRow(beforeCommand, table))].at(-1);
  const isName = last?.kind !== 'option' && !current.startsWith('-');
  return isName ? { ...nothing(current), ...nameOfCommand(table) } : expectWord(words, beforeCommand, table);
}

type Offer = Pick<Expected, 'candidates' | 'live'>;

/** A plugin has a name like a noun. */
const nameOfCommand = (table: CompletionTable): Offer => ({ candidates: commandNames(table), live: 'plugin' });

function topics(after: readonly string[], table: CompletionTable): Offer {
  const [noun] = after;
  const pages = Object.entries(table.topics).map(([value, summary]) => ({ value, summary }));
  if (noun === undefined) return { ...nameOfCommand(table), candidates: [...commandNames(table), ...pages] };
  return { candidates: after.length === 1 ? verbs(noun, table) : [] };
}

/** The names that may stand first: nouns, commands and shortcuts. */
export function commandNames(table: CompletionTable): Candidate[] {
  const nouns = Object.entries(table.nouns).flatMap(([noun, { summary, verbs: all }]) => [
    { value: noun, summary },
    ...Object.entries(all).map(([verb, what]) => ({ value: `${noun}:${verb}`, summary: what })),
  ]);
  const short = Object.entries(shortcuts).flatMap(([value, name]) => {
    const [noun = '', verb = ''] = name.split(':');
    const summary = own(table.nouns, noun)?.verbs[verb];
    return summary === undefined ? [] : [{ value, summary }];
  });
  return [...nouns, ...short, { value: 'help', summary: 'explain the commands' }];
}

/** Options as they are offered: the long forms and the short ones. */
export function optionNames(options: readonly OptionRow[]): Candidate[] {
  return options.flatMap(({ long, short, summary }) => [
    { value: long, summary },
    ...(short === undefined ? [] : [{ value: short, summary }]),
  ]);
}

function verbs(noun: string, table: CompletionTable): Candidate[] {
  return Object.entries(own(table.nouns, noun)?.verbs ?? {}).map(([value, summary]) => ({ value, summary }));
}

/** Words that are no command line yet are read as none. */
function read(words: readonly string[], { nouns }: CompletionTable): ReturnType<typeof interpret> | undefined {
  const known: Nouns = {
    has: (noun) => Object.hasOwn(nouns, noun),
    hasVerb: (noun, verb) => Object.hasOwn(nouns[noun]?.verbs ?? {}, verb),
    defaultVerb: (noun) => nouns[noun]?.alone,
  };
  try {
    return interpret(words, known);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What the last of the words after a command can be. */
function expectWord(words: readonly string[], row: CommandRow, table: CompletionTable, command?: string): Expected {
  const current = words.at(-1) ?? '';
  const tokens = [...readTokens(words, grammarOfRow(row, table))];
  const last = tokens.pop();
  const given = givenBy(tokens, row);
  const value = last?.kind === 'option' ? expectValueOf(last, current, command) : undefined;
  // Fields are known without a controller.
  if (value) return value.live === 'field' ? value : { ...value, ...given };
  const isOver = tokens.some(({ kind }) => kind === 'end' || kind === 'rest');
  if (!isOver && current.startsWith('-')) {
    return { ...nothing(current), candidates: optionNames(optionsOf(row, table)), ...given };
  }
  const count = tokens.filter(({ kind }) => kind === 'argument' || kind === 'rest').length;
  const final = row.args.at(-1);
  const argument = row.args[count] ?? (final?.variadic === true ? final : undefined);
  if (!argument || (argument.assigns === true && current.includes('='))) return { ...nothing(current), ...given };
  return { ...expectValue(argument, '', current), suffix: argument.assigns === true ? '=' : '', ...given };
}

/** What the words before the cursor give for the options that say where to look. */
function givenBy(
  tokens: readonly Token<KnownOption>[],
  { args }: CommandRow,
): Pick<Expected, 'app' | 'workspace' | 'profile' | 'api'> {
  const valueOf = (key: string): string | undefined =>
    tokens.findLast((token): token is OptionToken<KnownOption> => token.kind === 'option' && token.option?.key === key)
      ?.value;
  const words = tokens.filter(({ kind }) => kind === 'argument' || kind === 'rest').map(({ word }) => word);
  const workspace = words[args.findIndex(({ completes }) => completes === 'workspace')];
  return { app: valueOf('--app'), workspace, profile: valueOf('--config'), api: valueOf('--api') };
}

/** What the value of an option can be, in its own word or the next; undefined where no value has been begun. */
function expectValueOf(
  { option, value, valueIn }: OptionToken<KnownOption>,
  current: string,
  command: string | undefined,
): Expected | undefined {
  if (option === undefined || value === undefined) return undefined;
  const { value: needed, attached } = option.row;
  const prefix = valueIn === 'next' ? '' : current.slice(0, current.length - value.length);
  if (needed) return expectValue(needed, prefix, value);
  if (attached?.completes !== 'field' || command === undefined) return undefined;
  const typed = value.slice(value.lastIndexOf(',') + 1);
  return { ...nothing(typed), live: 'field', command, prefix: current.slice(0, current.length - typed.length) };
}

function expectValue({ completes, choices = [] }: ValueRow, prefix: string, typed: string): Expected {
  const candidates = choices.map((choice) => ({ value: `${prefix}${choice}` }));
  return { ...nothing(typed), candidates, prefix, ...(completes !== undefined && { live: completes }) };
}

function nothing(typed: string): Expected {
  return { candidates: [], prefix: '', suffix: '', typed, app: undefined, profile: undefined, api: undefined };
}
