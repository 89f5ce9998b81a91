import { align, fill, measureFor, wrap } from './columns.ts';
import type { Tone } from './view.ts';

/** A cell as it is shown, before it is coloured. */
export interface Shown {
  readonly text: string;
  readonly tone: Tone;
}

/** Gives a text the colour of its tone; or leaves it as it is. */
export type Paint = (text: string, tone: Tone) => string;

const gap = '  ';
/** Cells side by side, without lines around them. */
const sides = ['top', 'bottom', 'left', 'right', 'mid'];
const noLines = Object.fromEntries(
  sides.flatMap((side) => ['', '-mid', '-left', '-right'].map((corner) => [`${side}${corner}`, ''])),
);

/** A column with less room than this is none that people can read. */
const narrowest = 8;
/** The time that cli-table3 takes grows with the square of the rows: many are drawn in parts, one below the other. */
const rowsOfPart = 100;

/**
 * Draws a table for a terminal of a width. Where all columns would be too narrow each row becomes a list of its fields.
 * Cells are broken into lines here, before they are coloured: cli-table3 breaks colours, and cuts letters that are two
 * columns wide.
 */
export async function drawTable(
  columns: readonly string[],
  rows: readonly (readonly Shown[])[],
  width: number,
  paint: Paint,
): Promise<string> {
  const titles = columns.map((text): Shown => ({ text, tone: 'strong' }));
  const measure = await measureFor(rows.flatMap((row) => row.map(({ text }) => text)));
  const widest = titles.map(({ text }, column) =>
    rows.reduce((most, row) => Math.max(most, measure(row[column]?.text ?? '')), text.length),
  );
  const room = width - 1 - (columns.length - 1) * gap.length;
  const isTight = widest.reduce((sum, each) => sum + each, 0) > room;
  if (isTight && room < columns.length * narrowest) return drawRecords(titles, rows, paint);
  const widths = isTight ? shares(widest, room) : widest;
  const drawn = [titles, ...rows].map((row) =>
    row.map(({ text, tone }, column) => {
      const most = widths[column] ?? 0;
      const lines = wrap(text, most, measure).map((line) => `${paint(line, tone)}${fill(line, most, measure)}`);
      return lines.join('\n');
    }),
  );
  const { default: Table } = await import('cli-table3');
  const parts: string[] = [];
  for (let start = 0; start < drawn.length; start += rowsOfPart) {
    const part = new Table({
      chars: { ...noLines, middle: gap },
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    });
    part.push(...drawn.slice(start, start + rowsOfPart));
    parts.push(part.toString().replaceAll(/ +$/gm, ''));
  }
  return parts.join('\n');
}

async function drawRecords(
  titles: readonly Shown[],
  rows: readonly (readonly Shown[])[],
  paint: Paint,
): Promise<string> {
  const show = (cell: Shown | undefined): string => (cell === undefined ? '' : paint(cell.text, cell.tone));
  const records = rows.map((row) => align(titles.map((title, column) => [show(title), show(row[column])])));
  return (await Promise.all(records)).join('\n');
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
