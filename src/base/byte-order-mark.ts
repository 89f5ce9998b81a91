/**
 * A text without the byte order mark that some editors and servers put before it.
 *
 * The mark is named by its number: a bundler writes it as it is, and then the whole bundle takes two bytes a character in memory.
 */
export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
