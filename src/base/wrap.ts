/** Says how many columns a text takes on a terminal. */
export type Measure = (text: string) => number;

/** Whether all characters are printable ASCII, each of which takes one column. */
export function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/**
 * Breaks a text without colors into lines of at most a width: between its pieces, where the spaces are left out, and within
 * pieces that are longer. The pieces are words by default. A character that is wider than the width stands alone.
 */
export function wrap(
  text: string,
  width: number,
  measure: Measure = ({ length }) => length,
  pieces: Iterable<string> = text.split(/(?= )/),
): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line: string | undefined;
  for (const piece of pieces) {
    const longer = `${line ?? ''}${piece}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== undefined) lines.push(line);
    const parts = breakPiece(piece.replace(/^ +/, ''), width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1);
  }
  return line === undefined ? lines : [...lines, line];
}

function breakPiece(piece: string, width: number, measure: Measure): string[] {
  if (measure(piece) <= width) return [piece];
  const lines: string[] = [];
  let line = '';
  const characters = isAscii(piece) ? piece : Array.from(new Intl.Segmenter().segment(piece), ({ segment }) => segment);
  for (const character of characters) {
    if (line !== '' && measure(line) + measure(character) > width) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}
