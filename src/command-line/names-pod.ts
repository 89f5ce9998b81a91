/** The options of logs that are followed by a value, and what other command lines call `--process`. */
const short = /^-[acelnop]$/;
const long = [
  ...['--app', '--api', '--config', '--container', '--jq', '--lines', '--output', '--process', '--since', '--source'],
  ...['--template', '--timeout', '--dyno', '--ps'],
];

/** Whether words after `logs` name a process: the logs of an app take options alone. */
export function namesPod(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return at + 1 < words.length;
    if (!word.startsWith('-')) return true;
    const isLong = word.length > 3 && long.some((each) => each.startsWith(word));
    if (short.test(word) || isLong) at += 1;
  }
  return false;
}
