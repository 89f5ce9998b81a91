/** The options of logs that are followed by a value; of the long ones those that are not, whatever they are short for. */
const valued = /^-[acnlop]$/;
const flags = [
  '--follow',
  '--previous',
  '--json',
  '--quiet',
  '--debug',
  '--no-color',
  '--no-input',
  '--help',
  '--version',
];

/** The full name of a process of Drycc, for which `-p POD` is the previous log of it, as with the Go client. */
const namesOne = /^.+-[a-z0-9]+-[a-z0-9]+-[a-z0-9]{5}$/;

/** Whether words after `logs` name a process: the logs of an app take options alone. */
export function namesPod(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return at + 1 < words.length;
    if (!word.startsWith('-')) return true;
    if (word === '-p' && namesOne.test(words[at + 1] ?? '')) return true;
    const isFlag = word.includes('=') || flags.some((each) => each.startsWith(word));
    if (valued.test(word) || (word.startsWith('--') && !isFlag)) at += 1;
  }
  return false;
}

/** Whether words after `builds` are about the build of one release: those of a list have no such option. */
export function namesVersion(words: readonly string[]): boolean {
  return words.some((word) => /^(?:-v.*|--version(?:=.*)?)$/.test(word)) && words[0]?.startsWith('-') === true;
}
