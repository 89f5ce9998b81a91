import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/define.ts';
import { grammarOf } from '../../src/command-line/grammar.ts';
import { type Grammar, readTokens } from '../../src/command-line/tokens.ts';
import { groups } from '../../src/commands/index.ts';
import { completionTable } from '../../src/completion/declarations.ts';
import { grammarOfRow } from '../../src/completion/row-grammar.ts';
import { asksForPrograms } from '../../src/program/output-form.ts';

const grammar: Grammar = {
  own: [
    { key: 'app', long: 'app', short: 'a', value: 'required' },
    { key: 'force', long: 'force', short: 'f', value: 'none' },
    { key: 'form', long: 'form', value: 'required' },
    { key: 'timeoutSeconds', long: 'timeout-seconds', value: 'required' },
  ],
  shared: [
    { key: 'quiet', long: 'quiet', short: 'q', value: 'none' },
    { key: 'timeout', long: 'timeout', value: 'required' },
    { key: 'json', long: 'json', value: 'optional' },
  ],
};

/** Tokens as they are told apart in these tests: `app=x`, an argument as it is, and marks for the rest. */
function read(line: string, more: Partial<Grammar> = {}): string[] {
  return [...readTokens(line.split(' '), { ...grammar, ...more })].map((token) => {
    if (token.kind !== 'option') return token.kind === 'argument' ? token.word : `${token.kind}:${token.word}`;
    const { option, name, rivals, value, valueIn } = token;
    const given = value === undefined ? '' : `${valueIn === 'next' ? ' ' : '='}${value}`;
    return `${option?.key ?? `?${rivals.length > 0 ? rivals.join('|') : name}`}${given}`;
  });
}

describe('tokens', () => {
  it.each([
    ['--app x', ['app x']],
    ['--app=x', ['app=x']],
    ['--app=', ['app=']],
    ['--ap=x=y', ['app=x=y']],
    ['-a x y', ['app x', 'y']],
    ['-ax', ['app=x']],
    ['-a=x', ['app=x']],
    ['-qfax', ['app=x']],
    ['-qf', ['force']],
    ['-qx', ['?-qx']],
    ['--app --force', ['app --force']],
    ['--app', ['app']],
    ['-a --', ['app --']],
    ['one - -- -a --', ['one', '-', 'end:--', 'rest:-a', 'rest:--']],
    ['--fo x', ['?force|form', 'x']],
    ['--for=x', ['?force|form=x']],
    ['--nothing=x', ['?--nothing=x']],
    ['--timeout 5', ['timeoutSeconds 5']],
    ['--q', ['quiet']],
    ['--=x', ['?--=x']],
    ['--json id', ['json', 'id']],
    ['--json=id', ['json=id']],
  ])('of "%s" are %j', (line, tokens) => {
    expect(read(line)).toEqual(tokens);
  });

  it('after an option with an optional value are its value where the grammar says so', () => {
    const isValue = (next: string): boolean => next.includes(',');
    expect(read('--json a,b c', { isValue })).toEqual(['json a,b', 'c']);
    expect(read('--json a b', { isValue })).toEqual(['json', 'a', 'b']);
  });

  it('after the first argument are no options where words are passed through', () => {
    expect(read('-q ls -a -- x', { passThrough: true })).toEqual(['quiet', 'rest:ls', 'rest:-a', 'rest:--', 'rest:x']);
    expect(read('-- ls -a', { passThrough: true })).toEqual(['end:--', 'rest:ls', 'rest:-a']);
  });

  it('say where their words are', () => {
    expect([...readTokens(['-a', 'x', 'y', '--', 'z'], grammar)].map(({ at }) => at)).toEqual([0, 2, 3, 4]);
  });
});

const table = await completionTable({ groups });
const commands: (readonly [name: string, command: Command])[] = [];
for (const [noun, { load }] of Object.entries(groups)) {
  for (const [verb, command] of Object.entries(await load())) commands.push([`${noun}:${verb}`, command]);
}

describe.each(commands)('%s', (name, command) => {
  const row = table.commands[name] ?? { args: [], options: [] };
  const declared = grammarOf(command);
  const written = grammarOfRow(row, table);
  const told = (words: readonly string[], by: Grammar): unknown[] =>
    [...readTokens(words, by)].map((token) =>
      token.kind === 'option' ? { ...token, option: token.option?.long } : token,
    );

  it('is read by the table of completion as by its declaration', () => {
    expect(declared.own.length + declared.shared.length).toBeGreaterThan(10);
    for (const { long, short } of [...declared.own, ...declared.shared]) {
      const beginnings = Array.from(long, (_, index) => `--${long.slice(0, index + 1)}`);
      const spellings = [...beginnings, ...(short === undefined ? [] : [`-${short}`, `-q${short}`, `-${short}x`])];
      for (const spelling of spellings) {
        for (const words of [
          [spelling, '-x', 'y'],
          [`${spelling}=x`, 'y'],
          ['y', spelling, '--', spelling],
        ]) {
          expect(told(words, written), words.join(' ')).toEqual(told(words, declared));
        }
      }
    }
  });
});

describe('a form for programs', () => {
  it.each([
    '--json',
    'apps --json=id',
    'apps --js',
    '--jq .id apps',
    '--jq=. apps',
    'apps --template x',
    'apps -o json',
    'apps -ojson',
    'apps -o=json',
    'apps -qo csv',
    '--output yaml apps',
    'whoami -a --json',
    'config:pull -o --json',
    'apps --output table --json',
  ])('is asked for by "%s"', (line) => {
    expect(asksForPrograms(line.split(' '))).toBe(true);
  });

  it.each(['apps', 'apps -- --json', 'apps json', 'apps -o table', 'apps --output', 'run -- ls -o json', '--j', '-q'])(
    'is not asked for by "%s"',
    (line) => {
      expect(asksForPrograms(line.split(' '))).toBe(false);
    },
  );
});
