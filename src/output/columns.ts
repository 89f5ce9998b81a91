import { stripVTControlCharacters } from 'node:util';

/** Says how many columns a text takes on a terminal. */
export type Measure = (text: string) => number;

/**
 * Gives what measures these texts: letters of some scripts take two columns, and colours none. What knows all scripts takes
 * longer to load than a short command takes, so it is loaded only where there are more than the letters of ASCII.
 */
export async function measureFor(rows: readonly (readonly string[])[]): Promise<Measure> {
  if (rows.every((row) => row.every((cell) => isAscii(bare(cell))))) return (text) => bare(text).length;
  const { default: stringWidth } = await import('string-width');
  return (text) => stringWidth(text);
}

/** Whether all letters are printable ones of ASCII, each of which takes one column. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
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

/**
 * Breaks a text without colours into lines of at most a width: between words, of which the space is left out, and within
 * those that are longer. A letter that is wider stands alone.
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer = line === undefined ? word : `${line} ${word}`;
    if (measure(longer) <= width) line = longer;
    else {
      if (line !== undefined) lines.push(line);
      const parts = breakWord(word, width, measure);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1);
    }
  }
  return line === undefined ? lines : [...lines, line];
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const letters = isAscii(word) ? word : Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
  for (const letter of letters) {
    if (line !== '' && measure(line) + measure(letter) > width) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  return [...lines, line];
}
