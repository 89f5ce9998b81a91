import { isAscii } from './wrap.ts';

/**
 * Breaks a line between its words for a terminal of so many columns; `indent` stands before all lines but the first. A word
 * that is longer than a line stays whole, as it is a path, a URL or a name to be copied. What is not ASCII is left to the
 * terminal: scripts without spaces have no words to break between.
 */
export function wrapWords(text: string, columns: number, indent = ''): string {
  if (text.length < columns || !isAscii(text)) return text;
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || longer.length < columns) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = `${indent}${word}`;
  }
  return [...lines, line].join('\n');
}
