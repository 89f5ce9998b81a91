import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellLine, spellWords } from '../../src/base/shell-words.ts';

const words = [
  'plain',
  '',
  'two words',
  "it's",
  '$HOME',
  '`id`',
  'A=1',
  '*',
  '~',
  'a\\b',
  'line\nbreak',
  '"',
  '-x',
  'ä',
];

it.each([
  ['shellLine', shellLine],
  ['spellWords', spellWords],
])('%s: a shell reads the same words again', (_, line) => {
  const read = execFileSync('sh', ['-c', `printf '%s\\0' ${line(words)}`], { encoding: 'utf8' });
  expect(read.split('\0').slice(0, -1)).toEqual(words);
});
