import { readFileSync } from 'node:fs';
import { isJsonObject } from '../../src/base/json-object.ts';

/** What kind of secret a text is: it decides which commands may show it. */
export type Kind = 'token' | 'password' | 'value' | 'registry' | 'key';

/** A text that tests hand to the program, and that it hands to nobody but the controller. */
export interface Secret {
  readonly kind: Kind;
  readonly text: string;
}

/** The one secret of each kind that tests use where any will do; what they print is searched for all of them at the end. */
export const planted = {
  token: 'the-token',
  password: 'opensesame',
  value: 'hunter2',
  registry: 'swordfish',
} as const satisfies Partial<Record<Kind, string>>;

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}.key.pem`, import.meta.url), 'utf8');

/** Those, and the private keys of the fixtures. */
export const secretsEverywhere: readonly Secret[] = [
  ...Object.entries(planted).map(([kind, text]) => ({ kind: kind as Kind, text })),
  ...['bar.com', 'san.example.com'].map((name): Secret => ({ kind: 'key', text: fixture(name).split('\n')[1] ?? '' })),
];

/** Shorter texts are in too many words to be looked for. */
const shortest = 10;

/** The secrets of one command line: values, credentials and passwords that it sets, and what is piped to it as a password. */
export function* secretsOfWords(words: readonly string[], input: string): Generator<Secret> {
  const line = words.join(' ');
  const kind: Kind | undefined = /\bregistry(?::| )set\b/.test(line)
    ? 'registry'
    : /\bconfig(?::| )set\b/.test(line)
      ? 'value'
      : undefined;
  for (const word of words) {
    const [, name = '', text = ''] = /^([^=]+)=([^]*)$/.exec(word) ?? [];
    if (text.length < shortest) continue;
    if (/^--(?:new-)?password$/.test(name)) yield { kind: 'password', text };
    else if (kind !== undefined && /^\w/.test(name)) yield { kind, text };
  }
  const piped = input.trim();
  if (/--(?:password|token)-stdin\b/.test(line) && piped.length >= shortest)
    yield { kind: line.includes('--token-stdin') ? 'token' : 'password', text: piped };
}

/** The token that a profile holds. */
export function* secretsOfProfile(text: string): Generator<Secret> {
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    return;
  }
  if (!isJsonObject(profile)) return;
  const { token } = profile;
  if (typeof token === 'string' && token.length >= shortest) yield { kind: 'token', text: token };
}
