import stringWidth from 'string-width';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Medium, render as renderInPieces } from '../../src/output/render.ts';
import {
  begun,
  type Cell,
  type Coming,
  done,
  doneIn,
  heading,
  line,
  lines,
  pairs,
  rows,
  table,
  text,
  type View,
} from '../../src/output/view.ts';

const now = new Date('2026-01-01T00:00:00Z');
const pipe: Medium = {
  isTerminal: false,
  hasColors: false,
  isUnicode: true,
  program: 'deis',
  columns: 80,
  now,
  doing: 'Working',
  seconds: 2.9,
  isQuiet: false,
};
const terminal: Medium = { ...pipe, isTerminal: true };

async function piecesOf(view: View, medium: Medium): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of renderInPieces(view, medium)) pieces.push(piece);
  return pieces.filter((piece) => piece !== '');
}

const render = async (view: View, medium: Medium): Promise<string> => (await piecesOf(view, medium)).join('');

/** Batches that come one after the other; the first is at hand. */
function coming<T>(items: readonly T[], ...batches: readonly (readonly T[])[]): Coming<T> {
  async function* more(): AsyncGenerator<readonly T[]> {
    for (const batch of batches) yield await Promise.resolve(batch);
  }
  return { items, more: batches.length === 0 ? undefined : more() };
}

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
  it.each([pipe, terminal])('change nothing but the colour, and the mark of a title that is bold', async (medium) => {
    const plain = await render(view, medium);
    const coloured = await render(view, { ...medium, hasColors: true });
    expect(coloured).toContain('\u001b[32mup\u001b[39m');
    expect(coloured).toContain('\u001b[31mcr');
    expect(stripVTControlCharacters(coloured)).toBe(medium.isTerminal ? plain.replace('=== ', '') : plain);
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
    // Words stay whole; with a column or eight there is no use in breaking anything.
    const started = width === 20 ? '3 minutes\n         ago' : '3 minutes ago';
    expect(shown).toBe(
      `NAME     hello-v2-web-e7dej-with-a-long-name\nTYPE     web\nSTATE    up\nRELEASE  v2\nSTARTED  ${started}\n\n` +
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

  it('break no word where there is room for the longest ones', async () => {
    const apps = table(
      ['ID', 'OWNER', 'CREATED', 'UPDATED'],
      [
        ['example-shop', 'ada', '10 hours ago', '10 hours ago'],
        ['hello', 'ada', 'now', 'now'],
      ],
    );
    const shown = await render([apps], { ...terminal, columns: 40 });
    for (const word of ['example-shop', 'hours', 'CREATED', 'UPDATED', 'OWNER']) expect(shown).toContain(word);
    for (const each of shown.split('\n')) expect(stringWidth(each)).toBeLessThan(40);
  });

  it('of many rows are one table, with one line of titles', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [`app-${index}`, 'ada']);
    const lines = (await render([table(['ID', 'OWNER'], rows)], terminal)).trimEnd().split('\n');
    expect(lines).toEqual(['ID        OWNER', ...rows.map(([id = '']) => `${id.padEnd(8)}  ada`)]);
  });
});

describe('what comes bit by bit', () => {
  const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `app-${from + index}`);
  const row = (id: string): Cell[] => [id, 'ada', { moment: '2025-12-31T23:00:00Z' }];
  const apps = (items: Coming<string>): View => [
    heading('Apps'),
    rows(['ID', 'OWNER', 'CREATED'], items, row, (id) => id),
    line('end'),
  ];

  it('is shown in one piece where all is at hand, as a table is', async () => {
    expect(await piecesOf(apps(coming(names(0, 3))), pipe)).toEqual(['=== Apps\napp-0\napp-1\napp-2\n', 'end\n']);
    const [first = ''] = await piecesOf(apps(coming(names(0, 3))), terminal);
    const whole = [heading('Apps'), table(['ID', 'OWNER', 'CREATED'], names(0, 3).map(row))];
    expect(first).toBe(await render(whole, terminal));
  });

  it('is shown as it comes', async () => {
    const items = coming(names(0, 2), names(2, 3), [], names(3, 5));
    const pieces = await piecesOf(apps(items), pipe);
    expect(pieces).toEqual(['=== Apps\napp-0\napp-1\n', 'app-2\n', 'app-3\napp-4\n', 'end\n']);
    const onTerminal = await piecesOf(apps(coming(names(0, 2), names(2, 3))), terminal);
    expect(onTerminal).toEqual([
      '=== Apps\nID             OWNER          CREATED\n' +
        'app-0          ada            1 hour ago\napp-1          ada            1 hour ago\n',
      'app-2          ada            1 hour ago\n',
      'end\n',
    ]);
  });

  it('keeps to its columns on a terminal, however long the cells of later pages are', async () => {
    const long = 'a-name-that-is-much-longer-than-those-of-the-first-page';
    const shown = await render(apps(coming(['x'], [long, '应用'])), { ...terminal, columns: 40 });
    for (const each of shown.split('\n')) expect(stringWidth(each)).toBeLessThan(40);
    const firstColumn = shown.split('\n').map((each) => /^\S+/.exec(each)?.[0] ?? '');
    expect(firstColumn.slice(2)).toEqual(['x', ...(long.match(/.{1,9}/g) ?? []), '应用', 'end', '']);
  });

  it('is a list of fields on a terminal without room, with an empty line between any two', async () => {
    const shown = await render(apps(coming(['a', 'b'], ['c'])), { ...terminal, columns: 8 });
    const fields = ['a', 'b', 'c'].map((id) => `ID       ${id}\nOWNER    ada\nCREATED  1h ago\n`);
    expect(shown).toBe(`=== Apps\n${fields.join('\n')}end\n`);
  });

  it('is nothing where there is nothing', async () => {
    for (const medium of [pipe, terminal]) {
      expect(await render(apps(coming<string>([])), medium)).toBe('=== Apps\nend\n');
      expect(await render([lines(coming<string>([], []))], medium)).toBe('');
    }
  });

  it('may be lines, and those cannot command the terminal', async () => {
    for (const medium of [pipe, terminal]) {
      const log = coming(['one', ''], ['x\u001b[2J\r'], ['two\ttabs', '\u202e']);
      const pieces = await piecesOf([lines(log)], medium);
      expect(pieces).toEqual(['one\n\n', 'x\\u001b[2J\\u000d\n', 'two\ttabs\n\\u202e\n']);
    }
  });

  it('is not asked for any further than it is shown', async () => {
    let taken = 0;
    async function* more(): AsyncGenerator<readonly string[]> {
      for (;;) yield await Promise.resolve([`app-${(taken += 1)}`]);
    }
    const shown = renderInPieces(apps({ items: ['app-0'], more: more() }), pipe);
    for (const count of [0, 1, 2]) {
      await shown.next();
      expect(taken).toBe(count);
    }
    await shown.return(undefined);
    expect(taken).toBe(2);
  });
});

describe('a table of up to 100 rows and one of more', () => {
  it.each([40, 60, 200])('are drawn alike: %i columns', async (width) => {
    const words = ['', 'x', 'a longer cell with several words', '应用应用', 'e\u0301', 'crashed'];
    const some = Array.from({ length: 100 }, (_, index): Cell[] => [
      words[index % 6],
      { text: words[(index * 5 + 3) % 6] ?? '', tone: 'bad' },
      index,
      words[(index * 7) % 6],
    ]);
    const medium = { ...terminal, columns: width, hasColors: true };
    const columns = ['NAME', 'STATE', 'N', 'MORE'];
    const short = await render([table(columns, some)], medium);
    const long = await render([table(columns, [...some, ...some])], medium);
    const [, ...others] = short.split('\n');
    expect(long).toBe(`${short}${others.join('\n')}`);
  });
});

describe('a quiet view', () => {
  it.each<[string, View, string]>([
    ['begins with the result', [begun('but first, tea!'), doneIn(), line(''), heading('Pods')], '=== Pods\n'],
    ['has what a change gave', [done('v3'), line(''), line('A')], 'v3\n\nA\n'],
    ['is empty where there is no result', [begun(), doneIn(undefined, false), done(), line('')], ''],
  ])('%s', async (_, view, shown) => {
    for (const medium of [pipe, terminal]) expect(await render(view, { ...medium, isQuiet: true })).toBe(shown);
  });
});
