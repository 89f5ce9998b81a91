import { usageFailure } from '../base/errors.ts';
import { takesNextWord } from './spell-out.ts';

/** What people type for the commands that they use most. */
export const shortcuts: Readonly<Record<string, string>> = {
  create: 'apps:create',
  destroy: 'apps:destroy',
  info: 'apps:info',
  login: 'auth:login',
  logout: 'auth:logout',
  logs: 'apps:logs',
  open: 'apps:open',
  passwd: 'auth:passwd',
  pull: 'builds:create',
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

const helpOptions = new Set(['-h', '--help']);
const versionOptions = new Set(['-v', '-V', '--version']);

/**
 * Reads which command a line of words asks for: `config:set`, `config set`, a bare noun for its list, a shortcut,
 * `help X`, and options before the command. The other words are left in their order. Throws a usage failure where there
 * are options and no command.
 */
export function interpret(argv: readonly string[], nouns: Nouns): Request {
  const { before: leading, word: first, after } = splitAtCommand(argv);
  if (first === undefined) return withoutCommand(leading);
  // What follows an option that stands before the command is the command, and no value that may be left out.
  const before = leading.map((word) => (word === '--json' ? '--json=' : word));
  if (first === 'help') return { kind: 'help', topic: topicOf(after, nouns) };
  const others = [...before, ...after];
  if (nouns.has(first) && others.length === 1 && others.some(isHelp)) return { kind: 'help', topic: first };
  const { name, used } = nameOf(first, after[0], nouns);
  const words = [...before, ...after.slice(used - 1)];
  if (name !== undefined) return { kind: 'command', name, words };
  if (words.length === 0 || words.some(isHelp)) return { kind: 'help', topic: first };
  throw usageFailure(`"${first}" is no command by itself.`, `Run help ${first} for its commands.`);
}

const isHelp = (word: string): boolean => helpOptions.has(word);

/** Whether the answer may be a page of help. */
export function asksForHelp(request: Request): boolean {
  return request.kind === 'help' || (request.kind === 'command' && request.words.some(isHelp));
}

function withoutCommand(options: readonly string[]): Request {
  if (options.length === 1 && options.some((option) => versionOptions.has(option))) return { kind: 'version' };
  if (options.length === 0 || options.some(isHelp)) return { kind: 'help', topic: undefined };
  throw usageFailure('No command is given.', 'Run help for the commands.');
}

/** The words before and after the one that says which command is meant; undefined where there is none. */
export function splitAtCommand(argv: readonly string[]): {
  readonly before: readonly string[];
  readonly word: string | undefined;
  readonly after: readonly string[];
} {
  let at = 0;
  while (at < argv.length) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    at += takesNextWord(word) ? 2 : 1;
  }
  return { before: argv.slice(0, at), word: argv[at], after: argv.slice(at + 1) };
}

function nameOf(first: string, second: string | undefined, nouns: Nouns): { name: string | undefined; used: number } {
  if (!nouns.has(first)) return { name: Object.hasOwn(shortcuts, first) ? shortcuts[first] : first, used: 1 };
  if (second !== undefined && nouns.hasVerb(first, second)) return { name: `${first}:${second}`, used: 2 };
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
