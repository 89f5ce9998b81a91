// The start answers these two by itself: nothing is imported here, so that it stays small.

/** Whether a word asks for help. */
export function isHelp(word: string | undefined): boolean {
  return word === '-h' || word === '--help';
}

/** Whether a word that stands alone asks for the version. */
export function isVersion(word: string | undefined): boolean {
  return word === '-v' || word === '-V' || word === '--version';
}

/** Whether a command line may ask for a page of help: no more is looked at for the many that do not. */
export function mayAskForHelp(words: readonly string[]): boolean {
  const [first = 'help'] = words;
  return (words.length < 2 && !first.includes(':')) || first === 'help' || isHelp(words.at(-1));
}
