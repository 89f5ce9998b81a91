import { quoted } from '../../base/shell-words.ts';

/** What a shell keeps as one word, as it stands. */
const plain = /^[^\s'"\\;&|()<>]+$/;
/** Words that are meant for the remote shell: `|`, `&&`, `2>&1`, `>file`. */
const operator = /^(?:[;&|()]+|&?\d*[<>]+&?[^\s'"\\;&|()<>]*)$/;

/**
 * The command line that the app's shell is given. One word is a command line as it is. Of several, each that a shell would
 * split again is quoted, so that it arrives as the word that it was here; operators and `$NAME` are left to the shell.
 */
export function remoteCommand(words: readonly string[]): string {
  if (words.length === 1) return words.join('');
  return words.map((word) => (plain.test(word) || operator.test(word) ? word : quoted(word))).join(' ');
}
