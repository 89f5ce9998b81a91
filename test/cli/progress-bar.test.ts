import { expect, it } from 'vitest';
import { progressBar } from '../../src/cli/progress-bar.ts';

it.each([
  [0, 30, 'en_US.UTF-8', '░░░░░░░░░░░░░░░ 0/30'],
  [1, 30, 'en_US.UTF-8', '░░░░░░░░░░░░░░░ 1/30'],
  [10, 30, 'en_US.UTF-8', '█████░░░░░░░░░░ 10/30'],
  [29, 30, 'en_US.UTF-8', '██████████████░ 29/30'],
  [1, 2, 'C', '#######-------- 1/2'],
])('of %i of %i, where the locale is %3$s', (done, total, locale, bar) => {
  expect(progressBar(done, total, { environment: { LC_ALL: locale } })).toBe(bar);
});
