/** A word in single quotes, as POSIX shells read it. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command line that a shell splits into exactly these words. */
export function shellLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

/** Words as a person types them in a shell: in quotes where a shell would read something else. */
export function spellWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}
