import type { ChalkInstance } from 'chalk';
import { wrap } from '../base/wrap.ts';
import { wrapWords } from '../base/wrap-words.ts';
import { clean, cleanLines, cleanText } from './clean.ts';
import { align } from './columns.ts';
import { drawList, drawTable, type Paint, type Shown } from './draw-table.ts';
import type { Link } from './hyperlinks.ts';
import { relative } from './moment.ts';
import { blocksFor } from './shown-blocks.ts';
import { type Bar, type Block, type Cell, changed, type Tone, type View } from './view.ts';

/** What a view is rendered for. */
export interface Medium {
  /** True for a terminal: tables have titles and fit its width, moments are relative. */
  readonly isTerminal: boolean;
  readonly hasColors: boolean;
  /** Whether it has more letters than those of ASCII. */
  readonly isUnicode: boolean;
  /** The variables that say whether it has hyperlinks; undefined where it is no terminal. */
  readonly linkedBy?: Readonly<Record<string, string | undefined>> | undefined;
  /** The width of the terminal in columns. */
  readonly columns: number;
  readonly now: Date;
  /** The program's name, for commands to type next. */
  readonly program: string;
  /** How far the processes are after the wait for them, as `web 2/2 up`. */
  readonly settled?: string | undefined;
  /** What the command was doing, for its last sentence. */
  readonly doing: string | undefined;
  /** How long it took, in seconds. */
  readonly seconds: number;
  /** True where only the result is wanted, and not that something is being done, or is done. */
  readonly isQuiet: boolean;
}

/** Below this width, moments are written in fewer letters. */
const narrow = 60;

type Whole = Exclude<Block, { kind: 'rows' | 'lines' | 'either' }>;

/**
 * Renders a view as text, in one piece unless a part of it comes bit by bit; all but text that is passed on as it is ends
 * in a line feed.
 */
export async function* render(view: View, medium: Medium): AsyncGenerator<string> {
  const blocks = blocksFor(view, medium);
  const paint = await painter(blocks, medium);
  let text = '';
  for (const block of blocks) {
    if (block.kind !== 'rows' && block.kind !== 'lines') {
      text += await renderBlock(block, medium, paint);
      continue;
    }
    const pieces = block.kind === 'lines' ? showLines(block, medium, paint) : showList(block, medium, paint);
    for await (const piece of pieces) {
      yield text + piece;
      text = '';
    }
  }
  yield text;
}

async function* showLines(
  { lines: { items, more }, tint }: Extract<Block, { kind: 'lines' }>,
  { isTerminal, hasColors }: Medium,
  paint: Paint,
): AsyncGenerator<string> {
  const tinted = (line: string): string =>
    (tint?.(line) ?? []).map(({ text, tone }) => paint(clean(text), tone)).join('');
  const show = (some: readonly string[]): string => {
    if (some.length === 0) return '';
    return tint && isTerminal && hasColors
      ? some.map((line) => `${tinted(line)}\n`).join('')
      : `${cleanLines(some.join('\n'))}\n`;
  };
  yield show(items);
  if (more) for await (const batch of more) yield show(batch);
}

async function* showList(
  { columns, rows, plain }: Extract<Block, { kind: 'rows' }>,
  medium: Medium,
  paint: Paint,
): AsyncGenerator<string> {
  if (medium.isTerminal) {
    const cells = changed(rows, (row) => row.map((cell) => shown(cell, medium)));
    yield* drawList(columns, cells, medium.columns, paint);
    return;
  }
  const show = (lines: readonly string[]): string => lines.map((line) => `${clean(line)}\n`).join('');
  yield show(plain.items);
  if (plain.more) for await (const batch of plain.more) yield show(batch);
}

async function painter(view: View, medium: Medium): Promise<Paint> {
  const color = await colorer(medium);
  const link = await linker(view, medium);
  return link ? (text, tone, url) => (url === undefined ? color(text, tone) : link(color(text, tone), url)) : color;
}

/** What makes links is loaded where there are any. */
async function linker(view: View, { linkedBy }: Medium): Promise<Link | undefined> {
  if (!linkedBy || !view.some(mayLink)) return undefined;
  const { linksOf } = await import('./hyperlinks.ts');
  return linksOf(linkedBy);
}

/** The rows of a list are alike. */
function mayLink(block: Block): boolean {
  const isLink = (cell: Cell | Bar): boolean => typeof cell === 'object' && cell !== null && 'link' in cell;
  switch (block.kind) {
    case 'line':
      return isLink(block.text);
    case 'pairs':
      return block.pairs.some(([, value]) => isLink(value));
    case 'table':
      return block.rows.some((row) => row.some(isLink));
    case 'rows':
      return block.rows.items[0]?.some(isLink) === true;
    default:
      return false;
  }
}

async function colorer({ hasColors }: Medium): Promise<Paint> {
  if (!hasColors) return (text) => text;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  const styles: Readonly<Record<Tone, ChalkInstance | null>> = {
    plain: null,
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    warning: chalk.yellow,
    bad: chalk.red,
    first: chalk.cyan,
    second: chalk.magenta,
    third: chalk.blue,
    fourth: chalk.yellow,
  };
  return (text, tone) => styles[tone]?.(text) ?? text;
}

async function renderBlock(block: Whole, medium: Medium, paint: Paint): Promise<string> {
  switch (block.kind) {
    case 'line':
      return block.isProse === true && medium.isTerminal
        ? endLine(wrapWords(shown(block.text, medium).text, medium.columns))
        : `${show(block.text, medium, paint)}\n`;
    case 'text':
      return medium.isTerminal ? endLine(cleanText(block.text)) : block.text;
    case 'heading':
      // Where it can be bold it needs no other mark.
      return endLine(
        paint(medium.isTerminal && medium.hasColors ? clean(block.text) : `=== ${clean(block.text)}`, 'strong'),
      );
    case 'nothing':
      return medium.isTerminal ? endLine(paint(nothingText(block, medium), 'faint')) : '';
    case 'begun':
      return endLine(`${doing(medium)}${block.meanwhile === undefined ? '' : ` ${clean(block.meanwhile)}`}`);
    case 'doneIn':
      if (medium.isTerminal && block.sentence !== undefined)
        return doneSentence(`${block.sentence} in ${Math.floor(medium.seconds)}s`, medium, paint);
      return endLine(`${paint('done', 'good')}${block.isTimed ? ` in ${Math.floor(medium.seconds)}s` : ''}`);
    case 'done': {
      if (medium.isTerminal && block.sentence !== undefined)
        return doneSentence(`${block.sentence}${settledText(medium)}`, medium, paint);
      const detail = block.detail === undefined ? '' : `, ${clean(block.detail)}`;
      return endLine(`${doing({ doing: block.what ?? medium.doing })} ${paint('done', 'good')}${detail}`);
    }
    case 'pairs':
      return block.isProse === true && medium.isTerminal
        ? drawFacts(block.pairs, medium, paint)
        : align(block.pairs.map(([name, value]) => [clean(name), show(value, medium, paint)]));
    case 'table':
      return showTable(block, medium, paint);
    case 'picture':
      return medium.isTerminal && Number.isFinite(medium.columns) ? drawPicture(block.rows, medium, paint) : '';
  }
}

/** Values that are too long for the line go on below themselves. */
function drawFacts(pairs: readonly (readonly [string, Cell])[], medium: Medium, paint: Paint): Promise<string> {
  const room = medium.columns - Math.max(...pairs.map(([name]) => name.length)) - 2;
  return align(
    pairs.flatMap(([name, value]) => {
      const { text, tone, link } = shown(value, medium);
      const lines = link === undefined && room >= 16 ? wrapWords(text, room).split('\n') : [text];
      return lines.map((each, index) => [index === 0 ? clean(name) : '', paint(each, tone, link)]);
    }),
  );
}

/** Rows of a single cell are legends: they are broken between their entries, which are two spaces apart. */
async function drawPicture(rows: readonly (readonly (Cell | Bar)[])[], medium: Medium, paint: Paint): Promise<string> {
  const [only, ...others] = rows.length === 1 ? (rows[0] ?? []) : [];
  if (only !== undefined && others.length === 0 && !isBar(only)) {
    const { text, tone } = shown(only, medium);
    const lines = wrap(text, medium.columns - 1, ({ length }) => length, text.split(/(?= {2})/));
    return lines.map((each) => `${paint(each.trimStart(), tone)}\n`).join('');
  }
  return align(
    rows.map((row) => row.map((cell) => (isBar(cell) ? drawBar(cell, medium, paint) : show(cell, medium, paint)))),
  );
}

/** Behind a mark that stands out, as it is what one looks for. */
function doneSentence(sentence: string, { isUnicode, columns }: Medium, paint: Paint): string {
  const mark = isUnicode ? '\u2713 ' : '';
  const text = wrapWords(clean(sentence), columns - mark.length, ' '.repeat(mark.length));
  return endLine(`${paint(mark, 'good')}${text}`);
}

function settledText({ settled = '' }: Medium): string {
  return settled === '' ? '' : ` (${settled})`;
}

/** A command that is to be copied stands on a line of its own where it has no room behind the sentence. */
function nothingText({ text, next }: Extract<Block, { kind: 'nothing' }>, { program, columns }: Medium): string {
  const sentence = clean(text);
  if (!next) return wrapWords(sentence, columns);
  const [say, command] = next;
  const remedy = `${say}: ${program} ${clean(command)}`;
  return sentence.length + 1 + remedy.length < columns
    ? `${sentence} ${remedy}`
    : `${wrapWords(sentence, columns)}\n${wrapWords(remedy, columns)}`;
}

async function showTable(
  { columns, rows, plain }: Extract<Block, { kind: 'table' }>,
  medium: Medium,
  paint: Paint,
): Promise<string> {
  if (rows.length === 0) return '';
  if (medium.isTerminal) {
    const cells = rows.map((row) => row.map((cell) => shown(cell, medium)));
    return drawTable(columns, cells, medium.columns, paint);
  }
  if (plain) return plain.map((row) => `${clean(row)}\n`).join('');
  return align([columns, ...rows.map((row) => row.map((cell) => show(cell, medium, paint)))]);
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function doing({ doing: what = 'Working' }: Pick<Medium, 'doing'>): string {
  return `${clean(what)}...`;
}

function show(cell: Cell, medium: Medium, paint: Paint): string {
  const { text, tone, link } = shown(cell, medium);
  return paint(text, tone, link);
}

function isBar(cell: Cell | Bar): cell is Bar {
  return typeof cell === 'object' && cell !== null && 'bar' in cell;
}

/** Of a bar that is too long each part keeps its share, and at least one letter. */
function drawBar({ bar }: Bar, { columns, isUnicode }: Medium, paint: Paint): string {
  const total = bar.reduce((sum, { count }) => sum + count, 0);
  const scale = Math.min(1, Math.floor(columns / 4) / total);
  return bar
    .filter(({ count }) => count > 0)
    .map(({ count, text, ascii = text, tone }) =>
      paint((isUnicode ? text : ascii).repeat(Math.max(1, Math.round(count * scale))), tone),
    )
    .join('');
}

function shown(cell: Cell, { isTerminal, isUnicode, now, columns }: Medium): Shown {
  if (typeof cell !== 'object' || cell === null) return { text: textOf(cell), tone: 'plain' };
  if ('link' in cell) return { text: textOf(cell.text), tone: 'plain', link: cell.link };
  if ('tone' in cell) {
    const { text, ascii = text, tone } = cell;
    return { text: textOf(isUnicode ? text : ascii), tone };
  }
  // Controllers send what they like: an object without a moment is shown as it is.
  const { moment, plain, label = '' } = 'moment' in cell ? cell : { moment: cell };
  const text = isTerminal ? relative(textOf(moment), now, columns < narrow) : textOf(plain ?? moment);
  return { text: clean(`${label}${text}`), tone: 'plain' };
}

/** Of what controllers send only names are checked: a field may be of any type. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return clean(typeof value === 'string' ? value : JSON.stringify(value));
}
