import type { Language } from '../base/locale.ts';

/** How a page is laid out, and in which language if that is not English. */
export interface PageStyle {
  readonly columns: number;
  readonly language?: Language | undefined;
}

/** A text in lines that fit; lines that are already set, such as examples, stay as they are. */
export function paragraph(text: string, style: PageStyle): string {
  // Lines that are already set, such as examples, stay.
  const [first = '', ...more] = text.split('\n');
  return [...broken(first, style.columns, style), ...more].map((line) => `${line}\n`).join('');
}

/** Names, and beside each what it is. */
export function rows(entries: readonly (readonly [string, string])[], style: PageStyle): string {
  const { columns } = style;
  const widest = Math.max(...entries.map(([name]) => name.length));
  const indent = Math.min(widest + 4, Math.floor(columns / 2));
  return entries
    .map(([name, is]) => {
      const [first = '', ...more] = broken(is, columns - indent, style);
      const start = `  ${name}`;
      const head =
        start.length < indent ? `${start.padEnd(indent)}${first}` : `${start}\n${' '.repeat(indent)}${first}`;
      return [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)].map((line) => `${line}\n`).join('');
    })
    .join('');
}

function broken(text: string, width: number, { language }: PageStyle): readonly string[] {
  if (language) return language.layout.boxWrap(language.say(text), width).split('\n');
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
