type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a terminal has colors, and with them bold letters, by its variables: NO_COLOR and a dumb one say no. */
export function isColorful({ NO_COLOR: none = '', FORCE_COLOR: forced = '', TERM: term }: Environment): boolean {
  if (none !== '') return false;
  return forced === '' ? term !== 'dumb' : forced !== '0' && forced !== 'false';
}

/** A help page with its titles in bold: lines that end in a colon, and the word before the usage. */
export function boldTitles(page: string): string {
  return page.replaceAll(
    /(?<![^\n]\n)^(?:\S[^\n]*[:\uff1a]$|(?:Usage:|\u7528\u6cd5\uff1a))/gm,
    '\u001b[1m$&\u001b[22m',
  );
}
