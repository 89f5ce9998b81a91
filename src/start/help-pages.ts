/** A page of help and the command lines that ask for it. */
export interface Page {
  /** Without the program's name; words with one space between them. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** The columns for which help is laid out, unless a terminal has fewer: longer lines are hard to read. */
export const widthOfPages = 80;

/** Begins the command lines, before each of them, and no line of a page. */
const mark = '\f';

/** Writes pages in the form in which `findPage` reads them. */
export function writePages(pages: readonly Page[]): string {
  return `${pages.map(({ lines, text }) => `${lines.map((line) => `${mark}${line}\n`).join('')}\n${text}`).join('')}${mark}`;
}

/** The page that a command line asks for, out of what `writePages` wrote; undefined where it is none of the lines. */
export function findPage(pages: string, words: readonly string[]): string | undefined {
  if (!words.every((word) => /^[a-z:-]+$/.test(word))) return undefined;
  const at = pages.indexOf(`${mark}${words.join(' ')}\n`);
  if (at < 0) return undefined;
  const start = pages.indexOf('\n\n', at) + 2;
  return pages.slice(start, pages.indexOf(mark, start));
}
