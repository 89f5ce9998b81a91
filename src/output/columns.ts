import stringWidth from 'string-width';

/** Rows as lines with their cells below one another, two spaces apart, each line with its line feed. */
export function align(rows: readonly (readonly string[])[]): string {
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

/** A text with spaces up to a width. Letters of some scripts take two columns, and colours none. */
export function pad(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - stringWidth(text)))}`;
}

const segmenter = new Intl.Segmenter();

/** Breaks a text without colours into lines of at most a width; a letter that is wider stands alone. */
export function wrap(text: string, width: number): string[] {
  if (stringWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const { segment } of segmenter.segment(text)) {
    if (line !== '' && stringWidth(line) + stringWidth(segment) > width) {
      lines.push(line);
      line = '';
    }
    line += segment;
  }
  return [...lines, line];
}
