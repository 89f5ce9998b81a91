import { randomInt } from 'node:crypto';

const adjectives = [
  'amber', 'brisk', 'calm', 'dapper', 'eager', 'fabled', 'gentle', 'hardy', 'ivory', 'jolly', 'keen', 'lively',
  'mellow', 'nimble', 'olive', 'placid', 'quiet', 'rustic', 'sunny', 'tidy', 'upbeat', 'velvet', 'witty', 'zesty',
]; // prettier-ignore
const nouns = [
  'anchor', 'badger', 'canyon', 'dolphin', 'ember', 'falcon', 'glacier', 'harbor', 'island', 'juniper', 'kettle',
  'lantern', 'meadow', 'nebula', 'orchard', 'pelican', 'quarry', 'ranger', 'sailor', 'thicket', 'valley', 'willow',
]; // prettier-ignore

/** A name for an app whose user gave none: two words, and a number from the second try on. */
export function inventName(isTaken: (name: string) => boolean): string {
  const name = `${pick(adjectives)}-${pick(nouns)}`;
  if (!isTaken(name)) return name;
  for (;;) {
    const numbered = `${name}-${randomInt(1_000_000)}`;
    if (!isTaken(numbered)) return numbered;
  }
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? '';
}
