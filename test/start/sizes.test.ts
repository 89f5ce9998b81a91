import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, installCopy } from './installation.ts';

/**
 * The most bytes of what a start reads, a few percent above what it is. Whoever must raise one of them says in the commit
 * what the bytes are for.
 */
const limits: readonly (readonly [file: string, bytes: number])[] = [
  ['dist/deis.cjs', 6_000],
  ['dist/drycc.cjs', 6_000],
  ['dist/core.js', 167_000],
  ['dist/undici-pool.js', 218_000],
  ['dist/completion.js', 72_500],
  ['dist/help-deis.txt', 188_000],
  ['dist/help-deis-zh.txt', 175_000],
  ['dist/translations-chinese.js', 95_000],
];
/** Groups of commands; those that have a package of their own in them, or a controller, are named. */
const groupLimit = 20_500;
const largeGroups: Readonly<Record<string, number>> = {
  // The places of the shells' scripts come with the scripts.
  'commands-doctor.js': 21_000,
  'commands-builds.js': 175_000,
  'commands-sandbox.js': 110_000,
};

let installation: Installation;
beforeAll(() => {
  installation = installCopy();
});
afterAll(() => {
  installation.remove();
});

const sizeOf = (file: string): number => statSync(join(installation.folder, file)).size;

it.each(limits)('%s has at most %i bytes', (file, bytes) => {
  expect(sizeOf(file)).toBeLessThanOrEqual(bytes);
});

it('no group of commands is larger than its limit', () => {
  const groups = readdirSync(installation.dist).filter((name) => name.startsWith('commands-'));
  expect(groups.length).toBeGreaterThan(20);
  for (const name of groups) {
    const limit = largeGroups[name] ?? groupLimit;
    expect(sizeOf(join('dist', name)), `${name}, which may have ${limit} bytes`).toBeLessThanOrEqual(limit);
  }
});
