import { describe, expect, it } from 'vitest';
import { command, type Command, type PlainInput } from '../../src/cli/define.ts';
import {
  app,
  argument,
  anyText,
  flag,
  limit,
  manyArguments,
  option,
  optionalArgument,
  optionOrNot,
  wholeNumber,
} from '../../src/cli/inputs.ts';
import { longName } from '../../src/command-line/input-names.ts';
import { spellOut } from '../../src/command-line/spell-out.ts';
import { type GivenValues, parseCommand } from '../../src/command-line/commander.ts';
import { groups } from '../../src/commands/index.ts';
import { Failure } from '../../src/base/errors.ts';

const rest = { examples: [], operations: [], output: {}, run: () => undefined, view: () => [] };
const list = command({
  ...rest,
  summary: 'list things',
  args: { things: { ...manyArguments('thing', 'a thing', anyText), required: false } },
  options: {
    app,
    limit,
    oneline: flag('print on one line'),
    only: option('what', 'only that', anyText),
    password: option('password', 'the password', anyText),
    passwordStdin: flag('read it from standard input'),
    remote: optionOrNot('remote', 'the remote', anyText, { short: 'r' }),
  },
});
const run = command({
  ...rest,
  summary: 'run a command',
  args: { words: manyArguments('word', 'the command', anyText) },
  options: { app },
  passThrough: true,
});

/** What was given, without the inputs that were not. */
function read(words: readonly string[], of: Command = list): Record<string, unknown> {
  const parsed = parseCommand('things:list', of, words, { program: 'deis', columns: 80 });
  if ('help' in parsed) return { help: true };
  const given: GivenValues = { ...parsed.args, ...parsed.options, ...parsed.common };
  const isGiven = ([key, value]: [string, unknown]): boolean =>
    value !== undefined &&
    !(Array.isArray(value) && value.length === 0) &&
    !(value === true && (key === 'color' || key === 'input'));
  return Object.fromEntries(Object.entries(given).filter(isGiven));
}

function failure(words: readonly string[], of: Command = list): Failure {
  try {
    read(words, of);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${words.join(' ')} was taken`);
}

describe('options', () => {
  it.each<[words: string[], given: Record<string, unknown>]>([
    [['--app', 'x'], { app: 'x' }],
    [['--app=x'], { app: 'x' }],
    [['-a', 'x'], { app: 'x' }],
    [['-ax'], { app: 'x' }],
    [['--app='], { app: '' }],
    [['--app', '-l'], { app: '-l' }],
    [['--app=a=b'], { app: 'a=b' }],
    [['-qax'], { quiet: true, app: 'x' }],
    [['-qa', 'x', '-l5'], { quiet: true, app: 'x', limit: '5' }],
    [['one', '-a', 'x', 'two', '--oneline', 'three'], { things: ['one', 'two', 'three'], app: 'x', oneline: true }],
    [['--oneline', '--oneline', '-q', '-q'], { oneline: true, quiet: true }],
    [['one', '--', '-a', 'x', '--lim'], { things: ['one', '-a', 'x', '--lim'] }],
    [['-'], { things: ['-'] }],
    [['-c', 'prod'], { config: 'prod' }],
    [['-cprod'], { config: 'prod' }],
    [['--config=prod'], { config: 'prod' }],
    [['--no-color', '--json'], { color: false, json: '' }],
    [['-h'], { help: true }],
  ])('are read from %j', (words, given) => {
    expect(read(words)).toEqual(given);
  });

  it.each<[words: string[], given: Record<string, unknown>]>([
    [['--lim=2'], { limit: '2' }],
    [['--l', '2'], { limit: '2' }],
    [['--onel'], { oneline: true }],
    [['--onl', 'this'], { only: 'this' }],
    [['--password=x'], { password: 'x' }],
    [['--pass=x'], { password: 'x' }],
    [['--password-s'], { passwordStdin: true }],
    [['--rem', 'x'], { remote: 'x' }],
    [['--no-r'], { remote: false }],
    [['--no-c'], { color: false }],
    [['--js', '--qu'], { json: '', quiet: true }],
    [['--conf', 'prod', '--time=5'], { config: 'prod', timeout: '5' }],
    [['--he'], { help: true }],
    // Every command has --api too, but the option that scripts abbreviate is the command's own.
    [['--ap=x'], { app: 'x' }],
    [['--api=x'], { api: 'x' }],
  ])('may be abbreviated: %j', (words, given) => {
    expect(read(words)).toEqual(given);
  });

  it('may not be abbreviated to what several begin with', () => {
    const { kind, message, hint } = failure(['--on']);
    expect({ kind, message, hint }).toEqual({
      kind: 'usage',
      message: '--on is ambiguous: --oneline or --only.',
      hint: 'See deis things:list --help.',
    });
  });

  it.each([[['--nothing']], [['-x']], [['-qx']], [['--limits=2']], [['-v']], [['--version']], [['--app']]])(
    'that are none are wrong usage: %j',
    (words) => {
      expect(failure(words)).toMatchObject({ kind: 'usage', exitCode: 2 });
    },
  );

  it.each([
    [['-a', 'x', '-a', 'x'], '--app'],
    [['--app=x', '-ay'], '--app'],
    [['-qax', '--ap=y'], '--app'],
    [['-c', 'one', '--config=two'], '--config'],
    [['--remote=one', '-r', 'two'], '--remote'],
  ])('with a value may be given once only: %j', (words, name) => {
    expect(failure(words)).toMatchObject({ kind: 'usage', message: `${name} is given twice.` });
  });

  it('count as refused wherever the refusal stands', () => {
    for (const words of [['--no-remote'], ['--no-remote', '-r', 'x'], ['-r', 'x', '--no-remote', 'one']]) {
      expect(read(words)).toMatchObject({ remote: false });
    }
  });
});

describe('an empty word', () => {
  it.each<[input: PlainInput<unknown>]>([
    [option('what', 'only that', anyText)],
    [option('number', 'at most', wholeNumber(1))],
    [optionalArgument('what', 'only that', anyText)],
    [optionOrNot('remote', 'the remote', anyText)],
    [limit],
  ])('is as if none were given', (input) => {
    expect(input.take('')).toBeUndefined();
    expect(input.take('5')).toBeDefined();
  });

  it('is one where a word must be given', () => {
    expect(argument('what', 'that', anyText).take('')).toBe('');
    expect(manyArguments('what', 'those', anyText).take(['', 'a'])).toEqual(['', 'a']);
  });
});

describe('a command that passes words through', () => {
  it.each<[words: string[], given: Record<string, unknown>]>([
    [['ls', '-la'], { words: ['ls', '-la'] }],
    [['-a', 'x', 'ls', '-a', 'y', '--ap', '--', 'z'], { app: 'x', words: ['ls', '-a', 'y', '--ap', '--', 'z'] }],
    [['--', 'bash', '-c', 'ls'], { words: ['bash', '-c', 'ls'] }],
    [['-c', 'prod', '--app=x', '--', 'bash', '-c', 'ls'], { config: 'prod', app: 'x', words: ['bash', '-c', 'ls'] }],
    [['--', '--help'], { words: ['--help'] }],
    [['--', '--', 'x'], { words: ['--', 'x'] }],
    [['env', '-h'], { words: ['env', '-h'] }],
    [['-h', 'env'], { help: true }],
    [['ls', '-al'], { words: ['ls', '-al'] }],
    [['ls', '--', '-a', 'x'], { words: ['ls', '--', '-a', 'x'] }],
    [['ls', '-a'], { words: ['ls', '-a'] }],
    [['ls', '-a', '/tmp'], { words: ['ls', '-a', '/tmp'] }],
    [['ls', '--app=', 'x'], { words: ['ls', '--app=', 'x'] }],
  ])('leaves all that follows its first argument alone: %j', (words, given) => {
    expect(read(words, run)).toEqual(given);
  });

  it.each<[words: string[], given: Record<string, unknown>]>([
    [['bash', '-a', 'x'], { app: 'x', words: ['bash'] }],
    [['bash', '--app', 'x'], { app: 'x', words: ['bash'] }],
    [['bash', '--app=x', '-c', 'ls'], { app: 'x', words: ['bash', '-c', 'ls'] }],
    [['-q', 'ls', '-a', 'x', '-l', '-a', 'y'], { quiet: true, app: 'x', words: ['ls', '-l', '-a', 'y'] }],
  ])('takes the app of words that follow, where none was said before: %j', (words, given) => {
    expect(read(words, run)).toEqual(given);
  });
});

it('the beginning of an option of the command is that, though it be a common one too', () => {
  const probe = command({
    ...rest,
    summary: 'probe',
    options: { timeoutSeconds: option('seconds', 'patience', anyText) },
  });
  expect(read(['--timeout=50'], probe)).toEqual({ timeoutSeconds: '50' });
  expect(read(['--timeout-seconds', '50'], probe)).toEqual({ timeoutSeconds: '50' });
});

const commands = await Promise.all(
  Object.entries(groups).map(async ([noun, { load }]) =>
    Object.entries(await load()).map(([verb, each]) => [`${noun}:${verb}`, each] as const),
  ),
);

describe.each(commands.flat())('%s', (_, each) => {
  it('takes every beginning of an option that no other one has', () => {
    const names = Object.entries(each.options).flatMap(([key, { negated }]) => {
      const long = longName(key);
      return negated === 'only' ? [`no-${long}`] : negated === 'also' ? [long, `no-${long}`] : [long];
    });
    for (const name of names) {
      const rivals = names.filter((rival) => rival !== name && !rival.startsWith(name));
      for (let length = 1; length <= name.length; length += 1) {
        const beginning = name.slice(0, length);
        if (rivals.some((rival) => rival.startsWith(beginning))) continue;
        const [written = ''] = spellOut([`--${beginning}`, '1'], each);
        const [shortest] = names.filter((other) => other.startsWith(beginning)).sort((a, b) => a.length - b.length);
        expect(written.replace(/=.*/, '')).toBe(`--${shortest ?? ''}`);
      }
      const isOptional = Object.entries(each.options).some(([key, input]) => longName(key) === name && input.optional);
      expect(spellOut([`--${name}`], each)[0]).toBe(`--${name}${isOptional ? '=' : ''}`);
    }
  });
});
