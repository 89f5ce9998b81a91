import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from '../../src/output/hyperlinks.ts';
import { type Medium, render } from '../../src/output/render.ts';
import { line, linked, pairs, rows, table, type View } from '../../src/output/view.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const xterm = { TERM: 'xterm-256color' };
const forced = { ...xterm, FORCE_HYPERLINK: '1' };
const leading = (url: string, text: string): string => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;

describe('a terminal', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [xterm, false],
    [{ ...xterm, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.1.0' }, true],
    [{ ...xterm, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, false],
    [{ ...xterm, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '4.0' }, true],
    [{ ...xterm, TERM_PROGRAM: 'iTerm.app' }, false],
    [{ ...xterm, TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }, true],
    [{ ...xterm, TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20200503-171512-b13ef15f' }, false],
    [{ ...xterm, TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.90.2' }, true],
    [{ ...xterm, TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.0' }, false],
    [{ ...xterm, TERM_PROGRAM: 'ghostty' }, true],
    [{ ...xterm, TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, false],
    [{ ...xterm, TERM_PROGRAM: 'Apple_Terminal', VTE_VERSION: '' }, false],
    [{ ...xterm, VTE_VERSION: '6800' }, true],
    [{ ...xterm, VTE_VERSION: '5000' }, false],
    [{ ...xterm, VTE_VERSION: '4601' }, false],
    [{ ...xterm, VTE_VERSION: '0.78.1' }, true],
    [{ ...xterm, WT_SESSION: 'a-guid' }, true],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'foot' }, true],
    [{ TERM: 'footnote' }, false],
    [{ TERM: 'alacritty' }, true],
    [{ TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4' }, true],
    [{ TERM: 'screen-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a', VTE_VERSION: '6800' }, false],
    [{ TERM: 'screen', VTE_VERSION: '6800' }, false],
    [{ TERM: 'dumb', VTE_VERSION: '6800' }, false],
    [{ ...xterm, VTE_VERSION: '6800', CI: 'true' }, false],
    [{ ...xterm, VTE_VERSION: '6800', NO_COLOR: '1' }, true],
    [{ ...xterm, VTE_VERSION: '6800', FORCE_HYPERLINK: '0' }, false],
    [{ ...xterm, VTE_VERSION: '6800', FORCE_HYPERLINK: 'false' }, false],
    [{ ...xterm, VTE_VERSION: '6800', FORCE_HYPERLINK: '' }, true],
    [{ TERM: 'dumb', FORCE_HYPERLINK: '1' }, true],
  ])('with %o has hyperlinks: %s', (environment, expected) => {
    expect(linksOf(environment) !== undefined).toBe(expected);
  });
});

const link = (text: string, url: string): string => linksOf(forced)?.(text, url) ?? '';

describe('a link', () => {
  it.each([
    'http://hello.example.com',
    'https://hello.example.com:8443/a/b?c=d&e=%20f#g',
    'HTTP://Example.com/',
    'http://127.0.0.1:8000',
    'http://xn--mnchen-3ya.example.com',
    'https://deis.example.com/~ada',
  ])('leads to %s, and takes no columns', (url) => {
    expect(link('here', url)).toBe(leading(url, 'here'));
    expect(stripVTControlCharacters(link('here', url))).toBe('here');
    expect(stringWidth(link('应用', url))).toBe(4);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://example.com',
    'hello.example.com',
    '//example.com',
    'https://',
    'https://good.example.com@evil.example.com/',
    'http://*.example.com',
    'http://a.com/\u001b\\\u001b[2J',
    'http://a.com/\u0007',
    'http://a.com/\n',
    'http://a.com/ b',
    'http://a.com/;b',
    'http://münchen.example.com',
    'http://a.com/\u202e',
  ])('does not lead to %j: only the text is there', (url) => {
    expect(link('here', url)).toBe('here');
  });
});

it('of more than terminals take is none', () => {
  const url = `http://a.com/${'x'.repeat(1000)}`;
  expect(link('here', url)).toBe('here');
});

const medium: Medium = {
  isTerminal: true,
  hasColors: false,
  isUnicode: true,
  program: 'deis',
  columns: 80,
  linkedBy: forced,
  now: new Date(0),
  doing: undefined,
  seconds: 0,
  isQuiet: false,
};
async function draw(view: View, options: Partial<Medium> = {}): Promise<string> {
  let drawn = '';
  for await (const piece of render(view, { ...medium, ...options })) drawn += piece;
  return drawn;
}
const bare = (text: string): string => text.replaceAll(/\u001b\]8;;[^\u001b]*\u001b\\/g, '');

const long = `http://${'long-name.'.repeat(6)}example.com`;
describe.each<[string, View]>([
  ['a line', [line(linked('a.example.com'))]],
  [
    'pairs',
    [
      pairs([
        ['url:', linked('a.example.com')],
        ['id:', 'hello'],
      ]),
    ],
  ],
  [
    'a table',
    [
      table(
        ['URL', 'ID'],
        [
          [linked('a.example.com'), 'x'],
          [linked('https://b.example.com/b'), '应用'],
        ],
      ),
    ],
  ],
  ['a table of broken cells', [table(['URL', 'ID', 'X'], [[linked(long), 'x', 'some words that have no room']])]],
  ['a table of records', [table(['A', 'B', 'C', 'D', 'E', 'F'], [[linked(long), linked(long), 'c', 'd', 'e', 'f']])]],
  [
    'a list',
    [rows(['URL', 'X'], { items: [long, 'hello', 'b.c'], more: undefined }, (each) => [linked(each), 'x'], String)],
  ],
])('%s', (_, view) => {
  it.each([80, 40])('of %i columns is laid out as without links', async (columns) => {
    const plain = await draw(view, { columns, linkedBy: undefined });
    const withLinks = await draw(view, { columns });
    expect(withLinks).not.toBe(plain);
    expect(bare(withLinks)).toBe(plain);
    expect(plain).not.toContain('\u001b');
  });
});

it('each line of a cell is a link of its own, in its colours', async () => {
  const drawn = await draw([table(['URL', 'X'], Array(21).fill([linked(long), 'y'.repeat(30)]))], {
    columns: 60,
    hasColors: true,
  });
  const lines = drawn.split('\n').filter((each) => each.includes('\u001b]8;;h'));
  expect(lines.length).toBeGreaterThan(1);
  for (const each of lines) expect(each).toContain(`\u001b]8;;${long}\u001b\\`);
});

it.each([5, null, { url: 'http://a.com' }, '', 'hello', '\u001b]8;;http://evil.com\u0007x'])(
  'what is no address, as %j, leads nowhere',
  async (address) => {
    const drawn = await draw([line(linked(address))]);
    expect(drawn).not.toContain('\u001b');
    expect(drawn).toBe(await draw([line(linked(address))], { linkedBy: undefined }));
  },
);

describe('commands', () => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace('deis-1.1');
    for (const words of ['apps:create hello --no-remote', 'domains:add www.example.com -a hello'])
      expect(await place.machine.run(words)).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => place.close());

  const url = (): string => `http://hello.localhost:${place.sandbox.port}`;
  it.each([
    ['apps:list', () => leading(url(), 'hello')],
    ['apps:info -a hello', () => leading(url(), url())],
    ['apps:info -a hello', () => leading('http://www.example.com', 'www.example.com')],
    ['domains:list -a hello', () => leading('http://www.example.com', 'www.example.com')],
    ['auth:status', () => leading(place.sandbox.url, place.sandbox.url)],
    ['profiles:list', () => leading(place.sandbox.url, place.sandbox.url)],
    ['version --all', () => leading(place.sandbox.url, place.sandbox.url)],
  ])('%s leads there on a terminal, and nowhere in a pipe or in JSON', async (words, expected) => {
    const on = (options: object) => place.machine.run(words, { environment: forced, columns: 200, ...options });
    const terminal = await on({ isTerminal: true });
    expect(terminal).toMatchObject({ exitCode: 0 });
    expect(terminal.stdout).toContain(expected());
    expect((await on({ isTerminal: true, environment: { ...forced, NO_COLOR: '1' } })).stdout).toContain(expected());
    expect((await on({ isTerminal: true, environment: xterm })).stdout).not.toContain('\u001b]');
    expect((await on({})).stdout).not.toContain('\u001b');
    expect((await place.machine.run(`${words} -o table`, { environment: forced })).stdout).not.toContain('\u001b');
    const json = await place.machine.run(`${words} --json`, { environment: forced, isTerminal: true });
    expect(json.stdout).not.toContain('\u001b');
  });

  it('a pager gets none, as older ones show their letters', async () => {
    let paged = '';
    const { exitCode, stdout } = await place.machine.run('apps:list', {
      isTerminal: true,
      rows: 2,
      environment: forced,
      startPager: () =>
        Promise.resolve({
          write: (text) => {
            paged += text;
            return Promise.resolve(true);
          },
          close: () => Promise.resolve(),
        }),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(paged).toContain('hello');
    expect(paged).not.toContain('\u001b]');
  });
});
