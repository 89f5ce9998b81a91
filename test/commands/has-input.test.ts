import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { hasInput } from '../../src/commands/config/has-input.ts';

it('an input that stays open and gives nothing has none', async () => {
  expect(await hasInput(new PassThrough(), 5)).toBe(false);
});

it('an input that gives something, or ends, has some', async () => {
  const given = new PassThrough();
  given.write('A=1\n');
  expect(await hasInput(given, 60_000)).toBe(true);
  const ended = new PassThrough();
  ended.end();
  expect(await hasInput(ended, 60_000)).toBe(true);
});
