import stringWidth from 'string-width';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Medium, render } from '../../src/output/render.ts';
import { begun, done, doneIn, heading, line, pairs, table, text, type View } from '../../src/output/view.ts';

const now = new Date('2026-01-01T00:00:00Z');
const pipe: Medium = { isTerminal: false, hasColors: false, columns: 80, now, doing: 'Working', seconds: 2.9 };
const terminal: Medium = { ...pipe, isTerminal: true };

const hostile = 'a\u001b[31mb\nc\u009b0m\u202ed\r';
const harmless = 'a\\u001b[31mb\\u000ac\\u009b0m\\u202ed\\u000d';

describe('a view in a pipe and on a terminal', () => {
  it.each<[string, View, string, string]>([
    ['nothing', [], '', ''],
    ['a line', [line('hello')], 'hello\n', 'hello\n'],
    ['an empty line', [line('')], '\n', '\n'],
    ['lines of nothing', [line(null), line(undefined), line({ moment: undefined })], '\n\n\n', '\n\n\n'],
    ['a number', [line(0)], '0\n', '0\n'],
    ['a moment', [line({ moment: '2025-12-31T23:00:00Z' })], '2025-12-31T23:00:00Z\n', '1 hour ago\n'],
    ['a heading', [heading('Apps')], '=== Apps\n', '=== Apps\n'],
    ['a cut heading', [heading('Apps', { items: [1], total: 250 })], '=== Apps (1 of 250)\n', '=== Apps (1 of 250)\n'],
    ['a whole heading', [heading('Apps', { items: [1], total: 1 })], '=== Apps\n', '=== Apps\n'],
    [
      'what is done',
      [done(), done('v3')],
      'Working... done\nWorking... done, v3\n',
      'Working... done\nWorking... done, v3\n',
    ],
    [
      'what took long',
      [begun('but first, tea!'), doneIn()],
      'Working... but first, tea!\ndone in 2s\n',
      'Working... but first, tea!\ndone in 2s\n',
    ],
    [
      'pairs',
      [
        pairs([
          ['a:', 'x'],
          ['long:', 'y'],
          ['n:', null],
        ]),
      ],
      'a:     x\nlong:  y\nn:\n',
      'a:     x\nlong:  y\nn:\n',
    ],
    ['no pairs', [pairs([])], '', ''],
    ['an empty table', [table(['A'], [])], '', ''],
    [
      'a table',
      [
        table(
          ['A', 'BB'],
          [
            ['xxx', 1],
            ['y', null],
          ],
        ),
      ],
      'A    BB\nxxx  1\ny\n',
      'A    BB\nxxx  1\ny\n',
    ],
    ['a table with lines for pipes', [table(['A', 'B'], [['x', 'y']], ['x/y'])], 'x/y\n', 'A  B\nx  y\n'],
    ['text', [text('one\ntwo')], 'one\ntwo', 'one\ntwo\n'],
    ['no text', [text('')], '', ''],
  ])('shows %s', async (_, view, inPipe, onTerminal) => {
    expect(await render(view, pipe)).toBe(inPipe);
    expect(await render(view, terminal)).toBe(onTerminal);
  });

  it('aligns letters that take two columns', async () => {
    const view = [
      table(
        ['NAME', 'OWNER'],
        [
          ['应用', 'ada'],
          ['x', 'bob'],
          ['e\u0301', 'c'],
        ],
      ),
    ];
    const rows = (await render(view, pipe)).trimEnd().split('\n');
    const starts = rows.map((row) => stringWidth(row.slice(0, row.search(/\S+$/))));
    expect(new Set(starts)).toEqual(new Set([6]));
  });
});

describe('text from elsewhere', () => {
  it.each<[string, View, string]>([
    ['a line', [line(hostile)], `${harmless}\n`],
    ['a toned line', [line({ text: hostile, tone: 'bad' })], `${harmless}\n`],
    ['a moment', [line({ moment: hostile })], `${harmless}\n`],
    ['a heading', [heading(hostile)], `=== ${harmless}\n`],
    ['a detail', [done(hostile)], `Working... done, ${harmless}\n`],
    ['pairs', [pairs([['k', hostile]])], `k  ${harmless}\n`],
    ['what is being done', [done()], `${harmless}... done\n`],
  ])('cannot command the terminal in %s', async (what, view, shown) => {
    const doing = what === 'what is being done' ? hostile : 'Working';
    expect(await render(view, { ...pipe, doing })).toBe(shown);
    expect(await render(view, { ...terminal, doing })).toBe(shown);
  });

  it('cannot command it in tables, of pipes either', async () => {
    const view = [table(['A', 'B'], [[hostile, 'x']], [hostile])];
    expect(await render(view, pipe)).toBe(`${harmless}\n`);
    expect(await render(view, terminal)).toBe(`A${' '.repeat(harmless.length + 1)}B\n${harmless}  x\n`);
  });

  it('on a terminal ends its last line', async () => {
    expect(await render([text('no end')], pipe)).toBe('no end');
    expect(await render([text('no end')], terminal)).toBe('no end\n');
  });

  it('is passed on as it is where it is the output of a command in a pipe, and is harmless on a terminal', async () => {
    const view = [text('\u001b[31mred\u001b[0m\r\nnext\tcell\n')];
    expect(await render(view, pipe)).toBe('\u001b[31mred\u001b[0m\r\nnext\tcell\n');
    expect(await render(view, terminal)).toBe('\\u001b[31mred\\u001b[0m\nnext\tcell\n');
  });
});

describe('colours', () => {
  const view: View = [
    heading('Apps'),
    done(),
    table(
      ['STATE', 'NAME'],
      [
        [{ text: 'up', tone: 'good' }, 'web'],
        [{ text: 'crashed', tone: 'bad' }, 'worker'],
      ],
    ),
    pairs([
      ['a', { text: 'x', tone: 'warning' }],
      ['b', { text: 'y', tone: 'faint' }],
      ['c', { text: 'z', tone: 'plain' }],
    ]),
  ];
  it.each([pipe, terminal])('change nothing but the colour', async (medium) => {
    const plain = await render(view, medium);
    const coloured = await render(view, { ...medium, hasColors: true });
    expect(coloured).toContain('\u001b[32mup\u001b[39m');
    expect(coloured).toContain('\u001b[31mcr');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(plain).not.toContain('\u001b');
  });
});

describe('tables on a terminal', () => {
  const columns = ['NAME', 'TYPE', 'STATE', 'RELEASE', 'STARTED'];
  const row = ['hello-v2-web-e7dej-with-a-long-name', 'web', 'up', 'v2', '3 minutes ago'];
  it.each([200, 80, 60, 50])('fit its width: %i columns', async (width) => {
    const shown = await render([table(columns, [row, row])], { ...terminal, columns: width });
    for (const each of shown.split('\n')) expect(stringWidth(each)).toBeLessThan(width);
    expect(shown.replaceAll(/\s/g, '')).toContain('hello-v2-web-e7dej'.slice(0, 8));
    for (const title of columns) expect(shown).toContain(title.slice(0, 4));
  });

  it.each([20, 1, 8])('are lists of fields where there is no room: %i columns', async (width) => {
    const shown = await render([table(columns, [row, ['a', 'b', null, 'd', '']])], { ...terminal, columns: width });
    expect(shown).toBe(
      'NAME     hello-v2-web-e7dej-with-a-long-name\nTYPE     web\nSTATE    up\nRELEASE  v2\nSTARTED  3 minutes ago\n\n' +
        'NAME     a\nTYPE     b\nSTATE\nRELEASE  d\nSTARTED\n',
    );
  });

  it('of two short columns fit in 20', async () => {
    const shown = await render([table(['A', 'B'], [['hello', 'world']])], { ...terminal, columns: 20 });
    expect(shown).toBe('A      B\nhello  world\n');
  });

  it('lose nothing of long cells', async () => {
    const long = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const shown = await render([table(['A', 'B'], [[long, 'x']])], { ...terminal, columns: 40 });
    expect(shown.replaceAll(/[\sABx]/g, '')).toBe(long);
  });

  it('of many rows are one table, with one line of titles', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [`app-${index}`, 'ada']);
    const lines = (await render([table(['ID', 'OWNER'], rows)], terminal)).trimEnd().split('\n');
    expect(lines).toEqual(['ID        OWNER', ...rows.map(([id = '']) => `${id.padEnd(8)}  ada`)]);
  });
});
