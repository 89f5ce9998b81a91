import { describe, expect, it } from 'vitest';
import { formatDotenv, parseDotenv } from '../../src/settings/dotenv.ts';

const read = (text: string) => Object.fromEntries(parseDotenv(text, '.env'));

/** The same numbers at every run: a failure can be looked at again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What is likely to go wrong, and some letters of other scripts. */
const pieces = [
  ...(String.raw`abcXYZ019_=#"'\$!&|;<>(){}[]*?~%^@:,./-+`.match(/./g) ?? []),
  ...['`', ' ', '\t', '\n', '\r', '\0', '\f', '\v'],
  '\r\n',
  '\\n',
  '\\"',
  ' #',
  '${HOME}',
  'export ',
  'A=1',
  '\nA=1\n',
  '"\n',
  "'\n",
  '\u00a0',
  '\u2028',
  '\ufeff',
  'é',
  'ß',
  '日本',
  '🦀',
  '\u{1f468}\u200d\u{1f469}',
];

function generate(next: (below: number) => number): string {
  return Array.from({ length: next(12) }, () => pieces[next(pieces.length)] ?? '').join('');
}

/** How the Go clients write a file, and how they read one: by lines, with nothing that is special. */
const writtenByGo = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

function readByGo(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const row of text.split('\n').map((each) => each.replaceAll(/^\r+|\r+$/g, ''))) {
    if (row === '' || row.startsWith('#')) continue;
    const [, name, value] = /^([A-z_]+[A-z0-9_]*)=([^]*)$/.exec(row) ?? [];
    if (name === undefined || value === undefined) throw new Error('not of the pattern');
    variables[name] = value;
  }
  return variables;
}

describe('a .env file', () => {
  it.each<[what: string, text: string, variables: Record<string, string>]>([
    ['nothing', '', {}],
    ['a variable', 'A=1\n', { A: '1' }],
    ['a last line without an end', 'A=1\nB=2', { A: '1', B: '2' }],
    ['an empty value', 'A=\nB=\n', { A: '', B: '' }],
    ['more equals signs', 'URL=postgres://u:p@h/db?a=b&c==\n', { URL: 'postgres://u:p@h/db?a=b&c==' }],
    ['blanks around a value', 'A=  two words \n', { A: '  two words ' }],
    ['a # in a value', 'COLOUR=#fff\nSONG=C # minor\n', { COLOUR: '#fff', SONG: 'C # minor' }],
    ['backslashes in a value', 'PATH=C:\\new\\table\\\n', { PATH: 'C:\\new\\table\\' }],
    ['quotes inside a value', 'A=it\'s "so"\n', { A: 'it\'s "so"' }],
    ['JSON', '{"a":[1]}\n'.replace(/^/, 'J='), { J: '{"a":[1]}' }],
    ['dollars', 'A=$HOME ${B}\n', { A: '$HOME ${B}' }],
    ['a later value', 'A=1\nA=2\n', { A: '2' }],
    ['a name that objects have', '__proto__=x\nconstructor=y\n', JSON.parse('{"__proto__":"x","constructor":"y"}')],
    ['comments and empty lines', '# one\n\n  \n\t# two\nA=1\n#B=2\n', { A: '1' }],
    ['CRLF', '# one\r\n\r\nA=1\r\nB="x\r\ny"\r\nC=\r\n', { A: '1', B: 'x\ny', C: '' }],
    ['a mark of the byte order', '\ufeffA=1\n', { A: '1' }],
    ['export', 'export A=1\n  export\tB="2"\nexport=3\n', { A: '1', B: '2', export: '3' }],
    ['blanks before the equals sign', 'A = 1\nB\t=\t"2"\n C =\n', { A: '1', B: '2', C: '' }],
    ['double quotes', 'A="x y"\nB=""\nC= "z" \n', { A: 'x y', B: '', C: 'z' }],
    ['single quotes', "A='x y'\nB=''\nC='a\\nb \"c\"'\n", { A: 'x y', B: '', C: 'a\\nb "c"' }],
    ['escapes', 'A="1\\n2\\t\\"3\\" \\\\n \\$5 \\d \\r"\n', { A: '1\n2\t"3" \\n $5 \\d \r' }],
    ['a comment after quotes', 'A="x" # why\nB=\'y\'# z\n', { A: 'x', B: 'y' }],
    ['lines between quotes', 'A="one\n#two\n\nB=3"\nC=\'4\n5\'\nD=6\n', { A: 'one\n#two\n\nB=3', C: '4\n5', D: '6' }],
    ['quotes that do not end', 'A="x\nB=\'tis\nC=1\n', { A: '"x', B: "'tis", C: '1' }],
    ['quotes that end too soon', 'A="x" y\nB="1","2"\nC=\'a\'b\n', { A: '"x" y', B: '"1","2"', C: "'a'b" }],
    ['an escaped last quote', 'A="C:\\"\nB=1\n', { A: '"C:\\"', B: '1' }],
  ])('holds %s', (_, text, variables) => {
    expect(Object.entries(read(text))).toEqual(Object.entries(variables));
  });

  it.each([
    [1, 'secret'],
    [1, '=secret\n'],
    [2, 'A=1\nsecret\n'],
    [3, 'A="x\ny"\nMY-KEY=secret\n'],
    [4, '\r\n# c\r\nA=1\r\n1A=secret\r\n'],
    [2, 'A=1\nA B=secret\n'],
    [3, 'A="-----BEGIN\nB=1\nMIIsecret\n'],
  ])('that cannot be read is told by line %i, never by what it holds: %j', (line, text) => {
    let message = '';
    try {
      read(text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toBe(`Line ${line} of .env is not NAME=value.`);
  });

  it('is written with no quotes unless they are needed', () => {
    const written = formatDotenv([
      ['A', 'x y #z='],
      ['EMPTY', ''],
      ['WINDOWS', 'C:\\new'],
      ['PEM', '-----BEGIN\nMII\\="\r\n'],
      ['QUOTED', '"x"'],
      ['APOSTROPHE', " 'tis"],
    ]);
    expect(written).toBe(
      'A=x y #z=\nEMPTY=\nWINDOWS=C:\\new\nPEM="-----BEGIN\\nMII\\\\=\\"\\r\\n"\nQUOTED="\\"x\\""\nAPOSTROPHE=" \'tis"\n',
    );
  });
});

describe('values of all kinds', () => {
  const next = seeded(20_260_728);
  const files = Array.from({ length: 5000 }, () =>
    Object.fromEntries(Array.from({ length: 1 + next(5) }, (_, index) => [`V${index}`, generate(next)])),
  );

  it('come back as they were written', () => {
    for (const variables of files) expect(read(formatDotenv(Object.entries(variables)))).toEqual(variables);
  });

  it('come back from a file with the line ends of Windows', () => {
    for (const variables of files) {
      const written = formatDotenv(Object.entries(variables)).replaceAll('\n', '\r\n');
      expect(read(written)).toEqual(variables);
    }
  });

  it('are read by the Go clients as they were written, where those can read them back from a file of their own', () => {
    let count = 0;
    for (const variables of files) {
      const plain = Object.fromEntries(Object.entries(variables).filter(([, value]) => !/[\r\n]|^\s*["']/.test(value)));
      expect(readByGo(formatDotenv(Object.entries(plain)))).toEqual(plain);
      count += Object.keys(plain).length;
    }
    expect(count).toBeGreaterThan(5000);
  });

  it('are read as the Go clients wrote them', () => {
    let count = 0;
    for (const variables of files) {
      const able = Object.fromEntries(Object.entries(variables).filter(([, value]) => !/[\r\n]|^\s*["']/.test(value)));
      expect(read(writtenByGo(able))).toEqual(able);
      count += Object.keys(able).length;
    }
    expect(count).toBeGreaterThan(5000);
  });
});
