/** Splits an example as a shell does, as far as examples need it; where its output goes is no word of it. */
export function exampleWords(line: string): string[] {
  const [words = ''] = line.split(/ [>|] /);
  return [...words.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}
