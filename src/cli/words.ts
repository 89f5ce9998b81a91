import { usageFailure } from '../errors.ts';

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
  | { readonly kind: 'help'; readonly topic: string | undefined; readonly words: readonly string[] }
  | { readonly kind: 'version' };

/** Options of the program that may stand before the command and take the next word as their value. */
const leadingOptions = new Set(['-c', '--config', '--api', '--timeout']);

/**
 * Reads which command a line of words asks for: `config:set`, `config set`, a bare noun for its list, a shortcut,
 * `help X`, and options before the command. The other words are left in their order.
 */
export function interpret(argv: readonly string[], nouns: Nouns): Request {
  const at = firstWord(argv);
  const before = argv.slice(0, at);
  const [first, second] = [argv[at], argv[at + 1]];
  if (first === undefined) {
    if (before.includes('--version') || before.includes('-v') || before.includes('-V')) return { kind: 'version' };
    return { kind: 'help', topic: undefined, words: before };
  }
  if (first === 'help') return { kind: 'help', topic: topicOf(argv.slice(at + 1), nouns), words: before };
  const { name, used } = nameOf(first, second, nouns);
  const words = [...before, ...argv.slice(at + used)];
  return name === undefined ? { kind: 'help', topic: first, words } : { kind: 'command', name, words };
}

function firstWord(argv: readonly string[]): number {
  let index = 0;
  while (index < argv.length) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-') || word === '-') return index;
    index += leadingOptions.has(word) ? 2 : 1;
  }
  return argv.length;
}

function nameOf(first: string, second: string | undefined, nouns: Nouns): { name: string | undefined; used: number } {
  const long = shortcuts[first];
  if (nouns.has(first)) {
    if (second !== undefined && nouns.hasVerb(first, second)) return { name: `${first}:${second}`, used: 2 };
    const verb = nouns.defaultVerb(first);
    return { name: verb === undefined ? undefined : `${first}:${verb}`, used: 1 };
  }
  return { name: long ?? first, used: 1 };
}

function topicOf(words: readonly string[], nouns: Nouns): string | undefined {
  const [first, second] = words;
  if (first === undefined) return undefined;
  if (words.length > 2) throw usageFailure('help takes one command.');
  if (nouns.has(first) && second === undefined) return first;
  return nameOf(first, second, nouns).name;
}
