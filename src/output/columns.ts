/** Gives how many columns of a terminal a text takes. */
export type Measure = (text: string) => number;

/**
 * A measure for some texts. Where all are of printable ASCII a letter is a column; only others need the tables of
 * string-width, whose loading takes as long as all the rest of a short command.
 */
export async function measureFor(texts: readonly string[]): Promise<Measure> {
  if (texts.every((text) => /^[ -~]*$/.test(text))) return (text) => text.length;
  const { default: stringWidth } = await import('string-width');
  return (text) => stringWidth(text);
}

/** Rows as lines with their cells below one another, two spaces apart, each line with its line feed. */
export async function align(rows: readonly (readonly string[])[]): Promise<string> {
  const measure = await measureFor(rows.flat());
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, measure(cell))));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : `${cell}${fill(cell, widths[column] ?? 0, measure)}`,
        )
        .join('  '),
    )
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}

/** The spaces that bring a text up to a width. Letters of some scripts take two columns, and colours none. */
export function fill(text: string, width: number, measure: Measure): string {
  return ' '.repeat(Math.max(0, width - measure(text)));
}

/** Breaks a text without colours into lines of at most a width; a letter that is wider stands alone. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (line !== '' && measure(line) + measure(segment) > width) {
      lines.push(line);
      line = '';
    }
    line += segment;
  }
  return [...lines, line];
}
