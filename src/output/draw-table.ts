import { type Measure, wrap } from '../base/wrap.ts';
import { wrapWords } from '../base/wrap-words.ts';
import { align, measureFor } from './columns.ts';
import type { Coming, Tone } from './view.ts';

/** A cell as it is shown, before it is coloured. */
export interface Shown {
  readonly text: string;
  readonly tone: Tone;
  /** Where it leads to, where it is a link. */
  readonly link?: string | undefined;
}

/** Gives a text the colour of its tone, and makes it a link; or leaves it as it is. */
export type Paint = (text: string, tone: Tone, link?: string) => string;

type Rows = readonly (readonly Shown[])[];

const gap = '  ';
/** Cells side by side, without lines around them. */
const sides = ['top', 'bottom', 'left', 'right', 'mid'];
const noLines = Object.fromEntries(
  sides.flatMap((side) => ['', '-mid', '-left', '-right'].map((corner) => [`${side}${corner}`, ''])),
);

/** A column with less room than this is none that people can read. */
const narrowest = 8;
/** What a column of a list gets besides, where there is room, for longer cells on pages that are not there yet; the last gets all that is left. */
const reserve = 8;
/** A list of more rows than these stays a table, and its longest words are broken. */
const mostRecords = 20;
/** The time that cli-table3 takes grows with the square of the rows: it draws no more than these. */
const mostRows = 100;

/**
 * Draws a table for a terminal of a width, each line with its line feed. Where all columns would be too narrow each row
 * becomes a list of its fields. Cells are broken into lines here, before they are coloured: cli-table3 breaks colours,
 * and cuts letters that are two columns wide.
 */
export async function drawTable(columns: readonly string[], rows: Rows, width: number, paint: Paint): Promise<string> {
  const titles = titlesOf(columns);
  const widths = await widthsFor(titles, rows, width, 0);
  if (widths === undefined) return drawRecords(titles, rows, width, paint);
  const cells = await fit([titles, ...rows], widths, paint);
  const isFlat = cells.every((row) => row.every((lines) => lines.length === 1));
  // cli-table3 would count what makes a link as text.
  const hasLinks = rows.some((row) => row.some(({ link }) => link !== undefined));
  return isFlat || hasLinks || rows.length > mostRows ? joinCells(cells, widths) : drawBroken(cells);
}

/** Draws a list as it comes: the columns are as wide as its first page wants them, and a little wider where more comes. */
export async function* drawList(
  columns: readonly string[],
  { items, more }: Coming<readonly Shown[]>,
  width: number,
  paint: Paint,
): AsyncGenerator<string> {
  if (more === undefined) {
    yield items.length === 0 ? '' : await drawTable(columns, items, width, paint);
    return;
  }
  const titles = titlesOf(columns);
  const widths = await widthsFor(titles, items, width, reserve);
  const draw = async (rows: Rows): Promise<string> =>
    widths === undefined ? drawRecords(titles, rows, width, paint) : joinCells(await fit(rows, widths, paint), widths);
  yield await draw(widths === undefined ? items : [titles, ...items]);
  for await (const rows of more) yield `${widths === undefined ? '\n' : ''}${await draw(rows)}`;
}

function titlesOf(columns: readonly string[]): Shown[] {
  return columns.map((text) => ({ text, tone: 'strong' }));
}

/** How wide the columns are to be; undefined where there is no room for them. */
async function widthsFor(
  titles: readonly Shown[],
  rows: Rows,
  width: number,
  extra: number,
): Promise<readonly number[] | undefined> {
  const measure = await measureShown(rows);
  const widest = titles.map(({ text }, column) =>
    rows.reduce((most, row) => Math.max(most, measure(row[column]?.text ?? '')), text.length),
  );
  const room = width - 1 - (titles.length - 1) * gap.length;
  const spare = room - widest.reduce((sum, each) => sum + each, 0);
  if (spare < 0 && room < titles.length * narrowest) return undefined;
  if (spare < 0) {
    const words = longestWords([titles, ...rows], measure);
    // Few rows are read as well one field a line, where names and images stay whole.
    const isTight = words.reduce((sum, each) => sum + each, 0) > room;
    if (isTight && rows.length <= mostRecords) return undefined;
    return withoutWaste([titles, ...rows], sharesOf(widest, words, room), { widest, room, measure });
  }
  const more = Math.min(extra, Math.floor(spare / titles.length));
  const last = extra === 0 ? 0 : spare - more * (titles.length - 1);
  return widest.map((each, column) => each + (column < titles.length - 1 ? more : last));
}

function measureShown(rows: Rows): Promise<Measure> {
  return measureFor(rows.map((row) => row.map(({ text }) => text)));
}

/** The lines of each cell, coloured, and each as wide as its column. */
type FittedRows = readonly (readonly (readonly string[])[])[];

async function fit(rows: Rows, widths: readonly number[], paint: Paint): Promise<FittedRows> {
  const measure = await measureShown(rows);
  return rows.map((row) =>
    row.map(({ text, tone, link }, column) => {
      const most = widths[column] ?? 0;
      return wrap(text, most, measure).map(
        (line) => `${paint(line, tone, link)}${' '.repeat(Math.max(0, most - measure(line)))}`,
      );
    }),
  );
}

/** Cells of several lines beside one another. To load cli-table3 takes longer than to draw a table that has none. */
async function drawBroken(rows: FittedRows): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const drawn = new Table({
    chars: { ...noLines, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows.map((row) => row.map((lines) => lines.join('\n'))));
  return `${drawn.toString().replaceAll(/ +$/gm, '')}\n`;
}

/** What cli-table3 draws, in a time that grows with the rows alone. */
function joinCells(rows: FittedRows, widths: readonly number[]): string {
  const lines: string[] = [];
  for (const row of rows) {
    const height = row.reduce((most, cell) => Math.max(most, cell.length), 1);
    for (let at = 0; at < height; at += 1) {
      const cells = widths.map((width, column) => row[column]?.[at] ?? ' '.repeat(width));
      lines.push(`${cells.join(gap).replace(/ +$/, '')}\n`);
    }
  }
  return lines.join('');
}

/** Words are not broken: names and images are there to be copied. */
async function drawRecords(titles: readonly Shown[], rows: Rows, width: number, paint: Paint): Promise<string> {
  const room = width - Math.max(...titles.map(({ text }) => text.length)) - gap.length;
  const show = ({ text, tone, link }: Shown): string[] => {
    const lines = link === undefined && room >= narrowest ? wrapWords(text, room).split('\n') : [text];
    return lines.map((each) => paint(each, tone, link));
  };
  const records = rows.map((row) =>
    align(
      titles.flatMap((title, column) => {
        const [first = '', ...more] = show(row[column] ?? { text: '', tone: 'plain' });
        return [[paint(title.text, title.tone), first], ...more.map((each) => ['', each])];
      }),
    ),
  );
  return (await Promise.all(records)).join('\n');
}

/** What broken cells do not need of their columns is given to others that are broken. */
function withoutWaste(
  rows: Rows,
  widths: readonly number[],
  { widest, room, measure }: { widest: readonly number[]; room: number; measure: Measure },
): number[] {
  const used = widths.map((width, column) =>
    rows.reduce((most, row) => Math.max(most, ...wrap(row[column]?.text ?? '', width, measure).map(measure)), 0),
  );
  const wanted = widest.map((each, column) => (each > (widths[column] ?? 0) ? each - (used[column] ?? 0) : 0));
  const spare = room - used.reduce((sum, each) => sum + each, 0);
  // One whose lines would be no fewer with all of it keeps what it has.
  const more = shares(
    wanted.map((each) => (each <= spare ? each : 0)),
    spare,
  );
  return used.map((each, column) => each + (more[column] ?? 0));
}

/** How wide each column must be that no word in it is broken: names and images are there to be copied. */
function longestWords(rows: Rows, measure: Measure): number[] {
  const longest: number[] = [];
  for (const row of rows)
    row.forEach(({ text }, column) => {
      for (const word of text.split(' ')) longest[column] = Math.max(longest[column] ?? 0, measure(word));
    });
  return longest;
}

/** Divides the room: where there is enough for the longest words each column has its own, and what is left is shared. */
function sharesOf(widths: readonly number[], words: readonly number[], room: number): number[] {
  const left = room - words.reduce((sum, each) => sum + each, 0);
  if (left < 0) return shares(widths, room);
  const more = shares(
    widths.map((each, column) => each - (words[column] ?? 0)),
    left,
  );
  return words.map((each, column) => each + (more[column] ?? 0));
}

/** Divides the room: columns that fit an equal share keep their width, the others share what is left. */
function shares(widths: readonly number[], room: number): number[] {
  const result = widths.map(() => 0);
  let open = widths.map((_, column) => column);
  let left = room;
  for (;;) {
    const share = Math.floor(left / Math.max(1, open.length));
    const fitting = open.filter((column) => (widths[column] ?? 0) <= share);
    if (fitting.length === 0 || open.length === 0) {
      for (const column of open) result[column] = share;
      return result;
    }
    for (const column of fitting) {
      result[column] = widths[column] ?? 0;
      left -= widths[column] ?? 0;
    }
    open = open.filter((column) => !fitting.includes(column));
  }
}
