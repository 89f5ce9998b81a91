import type { ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import { clean, cleanText } from './clean.ts';
import { relative } from './moment.ts';
import type { Block, Cell, Tone, View } from './view.ts';

/** What a view is rendered for. */
export interface Medium {
  /** True for a terminal: tables have titles and fit its width, moments are relative. */
  readonly isTerminal: boolean;
  readonly hasColors: boolean;
  /** The width of the terminal in columns. */
  readonly columns: number;
  readonly now: Date;
  /** What the command was doing, for its last sentence. */
  readonly doing: string | undefined;
  /** How long it took, in seconds. */
  readonly seconds: number;
}

/** Renders a view as text that ends in a line feed; an empty view is an empty text. */
export async function render(view: View, medium: Medium): Promise<string> {
  const paint = await painter(medium);
  const parts: string[] = [];
  for (const block of view) parts.push(await renderBlock(block, medium, paint));
  return parts.map((part) => (part === '' || part.endsWith('\n') ? part : `${part}\n`)).join('');
}

type Paint = (text: string, tone: Tone) => string;

async function painter({ hasColors }: Medium): Promise<Paint> {
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
  };
  return (text, tone) => styles[tone]?.(text) ?? text;
}

async function renderBlock(block: Block, medium: Medium, paint: Paint): Promise<string> {
  switch (block.kind) {
    case 'line':
      return `${show(block.text, medium, paint)}\n`;
    case 'text':
      return medium.isTerminal ? cleanText(block.text) : block.text;
    case 'heading':
      return paint(`=== ${clean(block.text)}`, 'strong');
    case 'begun':
      return `${doing(medium)}${block.meanwhile === undefined ? '' : ` ${clean(block.meanwhile)}`}`;
    case 'doneIn':
      return `${paint('done', 'good')} in ${Math.floor(medium.seconds)}s`;
    case 'done':
      return `${doing(medium)} ${paint('done', 'good')}${block.detail === undefined ? '' : `, ${clean(block.detail)}`}`;
    case 'pairs':
      return align(block.pairs.map(([name, value]) => [name, show(value, medium, paint)]));
    case 'table':
      if (block.rows.length === 0) return '';
      if (medium.isTerminal) return drawTable(block.columns, cells(block.rows, medium, paint), medium.columns, paint);
      return (
        block.plain?.map((row) => `${clean(row)}\n`).join('') ??
        align([block.columns, ...cells(block.rows, medium, paint)])
      );
  }
}

function doing({ doing: what = 'Working' }: Medium): string {
  return `${what}...`;
}

function cells(rows: readonly (readonly Cell[])[], medium: Medium, paint: Paint): string[][] {
  return rows.map((row) => row.map((cell) => show(cell, medium, paint)));
}

function show(cell: Cell, medium: Medium, paint: Paint): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return clean(String(cell));
  if ('tone' in cell) return paint(clean(cell.text), cell.tone);
  if (cell.moment === undefined) return '';
  return clean(medium.isTerminal ? relative(cell.moment, medium.now) : cell.moment);
}

function align(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell))));
  }
  return rows
    .map((row) =>
      row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0))).join('  '),
    )
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}

/** Letters of some scripts take two columns, and colours none. */
function pad(cell: string, width: number): string {
  return `${cell}${' '.repeat(Math.max(0, width - stringWidth(cell)))}`;
}

const gap = '  ';
/** Cells side by side, without lines around them. */
const sides = ['top', 'bottom', 'left', 'right', 'mid'];
const noLines = Object.fromEntries(
  sides.flatMap((side) => ['', '-mid', '-left', '-right'].map((corner) => [`${side}${corner}`, ''])),
);

async function drawTable(columns: readonly string[], rows: string[][], width: number, paint: Paint): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const widest = columns.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const room = width - 1 - (columns.length - 1) * gap.length;
  const isTight = widest.reduce((sum, each) => sum + each, 0) > room;
  const drawn = new Table({
    head: columns.map((title) => paint(title, 'strong')),
    chars: { ...noLines, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    wordWrap: true,
    wrapOnWordBoundary: false,
    ...(isTight && { colWidths: shares(widest, room) }),
  });
  drawn.push(...rows);
  return drawn.toString().replaceAll(/ +$/gm, '');
}

/** Divides the room: columns that fit an equal share keep their width, the others share what is left. */
function shares(widths: readonly number[], room: number): number[] {
  const result = widths.map(() => 0);
  let open = widths.map((_, column) => column);
  let left = room;
  for (;;) {
    const share = Math.max(3, Math.floor(left / Math.max(1, open.length)));
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
