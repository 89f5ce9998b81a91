import fc from 'fast-check';
import type { Command, Input } from '../../src/cli/define.ts';
import { common } from '../../src/cli/inputs.ts';
import { longName } from '../../src/command-line/input-names.ts';
import { shortcuts } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';
import { anyLetter } from './any-letter.ts';

/** What the operating system can hand over as a word: any text but NUL, and no half of a surrogate pair. */
const anyWord = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.string({ unit: anyLetter, maxLength: 8 }).map((text) => text.replaceAll('\0', '')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '',
        '-',
        '--',
        '---',
        '-=',
        '--=',
        '--=x',
        '=',
        'A=1',
        '=x',
        'A=',
        'v1',
        '0',
        '-1',
        '1e9',
        '999999999999999999999',
      ],
      ...['a', 'web', 'hello', '..', '../..', '/', '/dev/null', '.', '~', 'true', 'false', 'null', '[]', '{}', '*'],
      ...['http://127.0.0.1:1', 'http://', 'https://[', 'web=1', 'web=1=2', 'web=1M/2M', '1.2.3.4', '::/0', 'a.b'],
      ...['help', '__complete', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '$(id)', '`id`', "'", '"'],
      ...[
        '\u001b[31m',
        '\u001b]0;x\u0007',
        '\n',
        '\r',
        '\t',
        '\u202e',
        '\u0085',
        '\u2028',
        '\u007f',
        '\ufeff',
        '🦀',
        'é',
      ],
      ...['-h', '--help', '-v', '--version', '--json', '-q', '-a', '--app', '--app=', '--app=..', '-c', '-c.json'],
      ...['--no-', '--no-json', '--no-color=1', '--json=false', '--timeout=0', '--timeout=1', '--api=auto', '--api=x'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', '-', 'A=', '🦀', '\u001b[1m', '--x'), fc.integer({ min: 1, max: 20_000 }))
      .map(([text, times]) => text.repeat(times)),
  },
);

const wordFor = ({ choices }: Input<unknown>): fc.Arbitrary<string> =>
  choices === undefined ? anyWord : fc.oneof(fc.constantFrom(...choices), anyWord);

/** An option in all ways in which one may be written, and in some in which it may not. */
function optionWords([key, input]: readonly [string, Input<unknown>]): fc.Arbitrary<readonly string[]> {
  const long = input.negated === 'only' ? `no-${longName(key)}` : longName(key);
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constant(`--${long}`) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: long.length }).map((length) => `--${long.slice(0, length)}`) },
    { weight: 1, arbitrary: fc.constantFrom(`--no-${long}`, `-${long}`, `--${long}x`, `---${long}`) },
    { weight: input.short === undefined ? 0 : 3, arbitrary: fc.constant(`-${input.short ?? ''}`) },
  );
  const value = wordFor(input);
  return fc.oneof(
    name.map((each) => [each]),
    fc.tuple(name, value),
    fc.tuple(name, value).map(([each, given]) => [`${each}=${given}`]),
    fc.tuple(name, value).map(([each, given]) => [`${each}${given}`]),
  );
}

const loaded = await Promise.all(
  Object.entries(groups).map(async ([noun, { load }]) => ({ noun, commands: await load() })),
);

/** A command by each of its names, with words that are made of its declaration, in any order. */
function lineOf(noun: string, verb: string, { args, options }: Command): fc.Arbitrary<readonly string[]> {
  const short = Object.entries(shortcuts).filter(([, name]) => name === `${noun}:${verb}`);
  const name = fc.constantFrom<readonly string[]>([`${noun}:${verb}`], [noun, verb], ...short.map(([word]) => [word]));
  const inputs = Object.entries<Input<unknown>>({ ...common, ...options });
  const given = Object.values(args).map((input) =>
    fc.array(wordFor(input), input.variadic === true ? { minLength: 1, maxLength: 3 } : { minLength: 1, maxLength: 1 }),
  );
  const others = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.oneof(...inputs.map(optionWords)) },
      { weight: 1, arbitrary: anyWord.map((word) => [word]) },
    ),
    { maxLength: 4 },
  );
  return fc
    .tuple(name, fc.tuple(...given), others, others, fc.boolean())
    .map(([words, values, before, after, isAppGiven]) => [
      ...(isAppGiven && 'app' in options ? ['--app=hello'] : []),
      ...(before.length > 2 ? before.flat() : []),
      ...words,
      ...values.flat(),
      ...after.flat(),
    ]);
}

/** A sandbox that is started stays; its own tests are in test/sandbox. */
const startsNothing = (words: readonly string[]): boolean => !words.some((word) => /(?:^|:)start/.test(word));

/** Lines of each command, and lines of anything. */
export const commandLines: readonly fc.Arbitrary<readonly string[]>[] = [
  ...loaded.flatMap(({ noun, commands }) =>
    Object.entries(commands)
      .filter(([verb]) => `${noun}:${verb}` !== 'sandbox:start')
      .map(([verb, command]) => lineOf(noun, verb, command)),
  ),
  ...Object.keys(groups).map((noun) =>
    fc
      .array(anyWord, { maxLength: 3 })
      .map((words) => [noun, ...words])
      .filter(startsNothing),
  ),
  fc.array(anyWord, { maxLength: 5 }),
  fc.array(anyWord, { maxLength: 3 }).map((words) => ['help', ...words]),
];
