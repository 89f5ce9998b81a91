import { usageFailure } from '../base/errors.ts';
import { leadingGrammar } from './grammar.ts';
import { isHelp, isVersion } from './help-or-version.ts';
import { namesPod, namesVersion } from './names-pod.ts';
import { refuseRivals } from './spell-out.ts';
import { isArgument, readTokens } from './tokens.ts';

/** What people type for the commands that they use most. */
export const shortcuts: Readonly<Record<string, string>> = {
  create: 'apps:create',
  destroy: 'apps:destroy',
  exec: 'ps:exec',
  info: 'apps:info',
  login: 'auth:login',
  logout: 'auth:logout',
  logs: 'apps:logs',
  open: 'apps:open',
  passwd: 'auth:passwd',
  pull: 'builds:create',
  'config:info': 'config:list',
  'perms:add': 'perms:create',
  'perms:remove': 'perms:delete',
  'pts:scale': 'ps:scale',
  register: 'auth:register',
  rollback: 'releases:rollback',
  run: 'apps:run',
  scale: 'ps:scale',
  sharing: 'perms:list',
  'sharing:list': 'perms:list',
  'sharing:add': 'perms:create',
  'sharing:remove': 'perms:delete',
  whoami: 'auth:whoami',
};

/** What is known of the nouns: whether a word is one, and its verb when none is given. */
export interface Nouns {
  has(noun: string): boolean;
  /** Whether a word is a verb of a noun; answered without loading the noun's commands. */
  hasVerb(noun: string, verb: string): boolean;
  /** The verb of a bare noun; undefined where a bare noun asks for help. */
  defaultVerb(noun: string): string | undefined;
}

/** What the words of a command line ask for. */
export type Request =
  | { readonly kind: 'command'; readonly name: string; readonly words: readonly string[] }
  | { readonly kind: 'help'; readonly topic: string | undefined }
  | { readonly kind: 'version' };

/**
 * Reads which command a line of words asks for: `config:set`, `config set`, a bare noun for its list, a shortcut,
 * `help X`, and options before the command. The other words are left in their order. Throws a usage failure where there
 * are options and no command.
 */
export function interpret(argv: readonly string[], nouns: Nouns): Request {
  const { before: leading, word: first, after } = splitAtCommand(argv);
  if (first === undefined) return withoutCommand(leading);
  const before = closeOptionalValues(leading);
  if (first === 'help') return { kind: 'help', topic: topicOf(after, nouns) };
  const others = [...before, ...after];
  if (nouns.has(first) && others.length === 1 && others.some(isHelp)) return { kind: 'help', topic: first };
  if (first === 'logs' && namesPod(after)) return { kind: 'command', name: 'ps:logs', words: others };
  if (first === 'builds' && namesVersion(after)) return { kind: 'command', name: 'builds:info', words: others };
  const { verb, rest } = verbIn(first, after, nouns);
  const { name, used } = nameOf(first, verb, nouns);
  const words = [...before, ...(used === 2 ? rest : after)];
  if (name !== undefined) return { kind: 'command', name, words };
  if (words.length === 0 || words.some(isHelp)) return { kind: 'help', topic: first };
  throw usageFailure(`"${first}" is not a command by itself.`, `Run help ${first} for its commands.`);
}

/** Whether the answer may be a page of help. */
export function asksForHelp(request: Request): boolean {
  return request.kind === 'help' || (request.kind === 'command' && request.words.some(isHelp));
}

function withoutCommand(options: readonly string[]): Request {
  if (options.length === 1 && options.some(isVersion)) return { kind: 'version' };
  if (options.length === 0 || options.some(isHelp)) return { kind: 'help', topic: undefined };
  throw usageFailure('Missing command.', 'See help for the commands.');
}

/** What follows an option that stands before the command is the command, and no value that may be left out. */
function closeOptionalValues(leading: readonly string[]): readonly string[] {
  const words = [...leading];
  for (const token of readTokens(leading, leadingGrammar())) {
    if (token.kind !== 'option' || token.option?.value !== 'optional' || token.value !== undefined) continue;
    words[token.at] = `${token.name}=`;
  }
  return words;
}

/** A command line, split at the word that says which command is meant; that is undefined where there is none. */
export interface SplitLine {
  readonly before: readonly string[];
  readonly word: string | undefined;
  readonly after: readonly string[];
}

/** Finds the word that says which command is meant. Throws a usage failure for an unclear abbreviation before it. */
export function splitAtCommand(argv: readonly string[]): SplitLine {
  for (const token of readTokens(argv, leadingGrammar())) {
    if (token.kind === 'option') refuseRivals(token);
    else if (isArgument(token.word)) {
      return { before: argv.slice(0, token.at), word: token.word, after: argv.slice(token.at + 1) };
    }
  }
  return { before: argv, word: undefined, after: [] };
}

/** The word after a noun, and the words without it; Drycc's Go client takes the app and the profile before a verb too. */
function verbIn(
  noun: string,
  after: readonly string[],
  nouns: Nouns,
): { verb: string | undefined; rest: readonly string[] } {
  const [second, ...others] = after;
  if (second?.startsWith('-') === true && nouns.has(noun)) {
    for (const token of readTokens(after, leadingGrammar())) {
      if (token.kind === 'option') {
        if (token.option?.key !== 'app' && token.option?.key !== 'config') break;
      } else if (isVerb(noun, token.word, nouns)) {
        return { verb: token.word, rest: [...after.slice(0, token.at), ...after.slice(token.at + 1)] };
      } else break;
    }
  }
  return { verb: second, rest: others };
}

const isVerb = (noun: string, word: string, nouns: Nouns): boolean =>
  nouns.hasVerb(noun, word) || Object.hasOwn(shortcuts, `${noun}:${word}`);

function nameOf(first: string, second: string | undefined, nouns: Nouns): { name: string | undefined; used: number } {
  if (!nouns.has(first)) return { name: Object.hasOwn(shortcuts, first) ? shortcuts[first] : first, used: 1 };
  if (second !== undefined && nouns.hasVerb(first, second)) return { name: `${first}:${second}`, used: 2 };
  const other = second !== undefined && shortcuts[`${first}:${second}`];
  if (typeof other === 'string') return { name: other, used: 2 };
  const verb = nouns.defaultVerb(first);
  if (verb !== undefined) return { name: `${first}:${verb}`, used: 1 };
  // A word that is no verb is told as the command that does not exist, not taken for a wish for help.
  if (second === undefined || second.startsWith('-')) return { name: undefined, used: 1 };
  return { name: `${first}:${second}`, used: 2 };
}

function topicOf(after: readonly string[], nouns: Nouns): string | undefined {
  const words = after.filter((word) => !isHelp(word));
  const [first, second] = words;
  if (first === undefined || (first === 'help' && second === undefined)) return undefined;
  if (words.length > 2) throw usageFailure('help takes one command.');
  if (nouns.has(first) && second === undefined) return first;
  return nameOf(first, second, nouns).name;
}
