import { stripVTControlCharacters } from 'node:util';
import { isAscii, type Measure } from '../base/wrap.ts';

/**
 * Gives what measures these texts: letters of some scripts take two columns, and colours none. What knows all scripts takes
 * longer to load than a short command takes, so it is loaded only where there are more than the letters of ASCII.
 */
export async function measureFor(rows: readonly (readonly string[])[]): Promise<Measure> {
  if (rows.every((row) => row.every((cell) => isAscii(bare(cell))))) return (text) => bare(text).length;
  const { default: stringWidth } = await import('string-width');
  return (text) => stringWidth(text);
}

function bare(text: string): string {
  return text.includes('\u001b') ? stripVTControlCharacters(text) : text;
}

/** Rows as lines with their cells below one another, two spaces apart, each line with its line feed. */
export async function align(rows: readonly (readonly string[])[]): Promise<string> {
  const measure = await measureFor(rows);
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, measure(cell))));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0, measure)))
        .join('  '),
    )
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}

/** A text with spaces up to a width. */
function pad(text: string, width: number, measure: Measure): string {
  return `${text}${' '.repeat(Math.max(0, width - measure(text)))}`;
}
