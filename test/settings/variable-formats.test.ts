import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableFormats } from '../../src/settings/format-names.ts';
import { formatVariables, parseVariables } from '../../src/settings/variable-formats.ts';
import { has } from '../completion/typing.ts';

const plain = {
  EMPTY: '',
  WORD: 'plain',
  URL: 'postgres://u:p@h:5432/db?a=b&c==',
  BLANKS: '  two  words \t',
  COMMENT: 'C # minor',
  HASH: '#fff',
  DOLLARS: '$HOME ${HOME} `id` $(id)',
  DOUBLE: '"x"',
  BACKSLASHES: String.raw`C:\new\table\ \\`,
  JSON: '{"a":[1,"b"]}',
  YES: 'yes',
  NUMBER: '012',
  NOTHING: '~',
  MERGE: '<<',
  SCRIPTS: 'é ß 日本 🦀 \u{1f468}\u200d\u{1f469}',
  SPECIAL: '!&|;<>()*?~%^',
  EXPORT: 'export A=1',
  NO: 'no',
  Y: 'y',
};
const awkward = {
  SINGLE: "it's",
  QUOTES: `'"'"'`,
  BOTH: `it's "so" $HOME`,
  SHELL: String.raw`'it'\''s'`,
  BREAKS: 'one\u0085two\u2028three\u00a0\ufefffour\u007f',
  CONTROL: '\u001b[31mred\u0007',
  RETURN: 'a\rb',
};
const several = {
  PEM: '-----BEGIN THING-----\nMII+\\="\n-----END THING-----\n',
  ROWS: '\n\n',
  CRLF: 'a\r\nb\r\n',
  END: 'a\r',
};
const all = { ...plain, ...awkward, ...several };
const write = (variables: Readonly<Record<string, string>>, format: (typeof variableFormats)[number]) =>
  formatVariables(Object.entries(variables), format);

describe('every form', () => {
  it.each(variableFormats)('is read again as what it was written of: %s', async (format) => {
    const variables = format === 'docker' ? { ...plain, ...awkward } : all;
    const text = await write(variables, format);
    expect(Object.fromEntries(await parseVariables(text, format, 'the text'))).toEqual(variables);
    expect(Object.fromEntries(await parseVariables(await write({}, format), format, 'the text'))).toEqual({});
  });

  it.each(variableFormats)('holds names that objects have: %s', async (format) => {
    const text = await formatVariables(
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
      format,
    );
    expect([...(await parseVariables(text, format, 'it'))]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it.each<[(typeof variableFormats)[number], string, string, string]>([
    ['shell', 'A-B', '1', 'A-B (it can have no such name)'],
    ['shell', 'A', 'x\0secret', 'A (it holds a NUL character)'],
    ['env', '^A', '1', '^A (it can have no such name)'],
    ['docker', 'A', 'secret\nx', 'A (it has several lines)'],
    ['docker', 'A', 'secret\r', 'A (it ends with a carriage return)'],
    ['docker', 'A', 'secret\0', 'A (it holds a NUL character)'],
    ['docker', 'A', 'ä'.repeat(32_767), 'A (it is longer than 64 KiB)'],
    ['docker', '#A', '1', '#A (it can have no such name)'],
  ])('that cannot hold all holds nothing: %s, %s', async (format, name, value, message) => {
    const written = formatVariables(
      [
        ['FINE', '1'],
        [name, value],
      ],
      format,
    );
    await expect(written).rejects.toMatchObject({
      message: `The format ${format} cannot hold ${message}.`,
      kind: 'failure',
    });
    await expect(formatVariables([[name, value]], 'json')).resolves.toContain(JSON.stringify(value));
    await expect(formatVariables([[name, value]], 'yaml')).resolves.toContain('": "');
  });
});

describe('what is written for other programs', () => {
  it.each(['sh', 'bash', 'dash', 'zsh', 'ksh'].filter((shell) => has(shell)))('is read by %s', async (shell) => {
    const names = Object.keys(all);
    const script = `${await write(all, 'shell')}for name in ${names.join(' ')}; do eval "printf '%s\\\\0' \\"\\$$name\\""; done`;
    const { stdout, stderr } = spawnSync(shell, {
      input: script,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(stderr).toBe('');
    expect(
      Object.fromEntries(
        stdout
          .split('\0')
          .map((value, index) => [names[index], value])
          .slice(0, -1),
      ),
    ).toEqual(all);
  });

  it('is always between single quotes for a shell', async () => {
    expect(await write({ A: '1', B: "it's" }, 'shell')).toBe(`export A='1'\nexport B='it'\\''s'\n`);
  });

  it('as env is read by Node', async () => {
    // Node knows no way to write a quotation mark between the same ones, nor a carriage return.
    const variables = { ...plain, SINGLE: awkward.SINGLE, PEM: several.PEM, ROWS: several.ROWS };
    expect(parseEnv(await write(variables, 'env'))).toEqual(variables);
  });

  it('as yaml is text to every reader', async () => {
    const text = await write(all, 'yaml');
    for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual(all);
    expect(text.split('\n')).toHaveLength(Object.keys(all).length + 1);
    expect(text).not.toMatch(/[\u0080-\u009f\u2028\u2029\ufeff]/);
  });

  it('as docker is one line each, with nothing that is special', async () => {
    const variables = { ...plain, ...awkward };
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
    expect(await write(variables, 'docker')).toBe(lines.join(''));
  });
});

describe('what is read', () => {
  it.each<[(typeof variableFormats)[number], string, Record<string, string>]>([
    ['docker', '\ufeff# one\r\n\r\n  A=1\r\nB="x" # y\nC=\n', { A: '1', B: '"x" # y', C: '' }],
    ['json', '{"A":"x","B":12,"C":true,"D":""}', { A: 'x', B: '12', C: 'true', D: '' }],
    [
      'yaml',
      '# one\nA: yes\nB: 012\nC: "x\\ny"\nD: |\n  a\n  b\nE:\n',
      { A: 'yes', B: '012', C: 'x\ny', D: 'a\nb\n', E: '' },
    ],
    ['yaml', '{"A": "x", "B": 12}', { A: 'x', B: '12' }],
    ['shell', "export A='it'\\''s'\nB='x\ny' # two\n", { A: "it's", B: 'x\ny' }],
    ['env', "A=''\\'''\nB='x'\\''\n", { A: "'", B: "'x'\\''" }],
  ])('in the form %s may be %j', async (format, text, variables) => {
    expect(Object.fromEntries(await parseVariables(text, format, 'it'))).toEqual(variables);
  });

  it.each<[(typeof variableFormats)[number], string, string]>([
    ['docker', 'A=1\nsecret\n', 'Line 2 of it is not NAME=value.'],
    ['docker', 'A B=secret\n', 'Line 1 of it is not NAME=value.'],
    ['json', '{"A":"secret"', 'it is not JSON.'],
    ['json', '["secret"]', 'it is not a JSON object of names and values.'],
    ['json', '{"A":{"secret":1}}', 'The value of A in it is not a string.'],
    ['json', '{"A":null}', 'The value of A in it is not a string.'],
    ['json', '{"A":12345678901234567890}', 'The value of A in it is not a string.'],
    ['json', '{"A":1.5}', 'The value of A in it is not a string.'],
    ['json', '{"A-B":"secret"}', '"A-B" in it is not the name of a variable.'],
    ['yaml', 'A: 1\nB: "secret\n', 'it is not YAML: see its line 3.'],
    ['yaml', 'A: 1\nA: secret\n', 'it is not YAML: see its line 2.'],
    ['yaml', '- secret\n', 'it is not a YAML map of names and values.'],
    ['yaml', 'A: [secret]\n', 'The value of A in it is not a string.'],
    ['yaml', '1A: secret\n', '"1A" in it is not the name of a variable.'],
    [
      'yaml',
      `A: &a [x]\nB: &b [${'*a,'.repeat(150)}]\nC: [${'*b,'.repeat(150)}]\n`,
      'it is not YAML that can be used: it repeats parts of itself too often.',
    ],
    ['shell', 'echo secret\n', 'Line 1 of it is not NAME=value.'],
  ])('in the form %s may not be %j', async (format, text, message) => {
    await expect(parseVariables(text, format, 'it')).rejects.toMatchObject({ message, kind: 'usage' });
  });
});
