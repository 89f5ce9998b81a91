import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from './setup/every-json-command.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';

/** What only says that something is done, or that it goes on. */
const progress = /\.\.\. |^done\b|but first|^Note: |^Working/m;

/** The texts of apps, which may be anything. */
const foreign = new Set(['apps:logs', 'apps:run']);

/** Commands that print JSON alone in the day of the others. */
const withoutJson = (words: readonly string[]): readonly string[] => words.filter((word) => word !== '--json');

describe.each(['deis-1.1', 'deis-2.2', 'drycc-2.1'])('--quiet in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
  });
  afterAll(() => place.close());

  it('leaves the result of every command, and failures', async () => {
    const refused = await place.machine.run('-q apps:info -a nosuch');
    expect(refused.stderr).toContain('Error: App "nosuch" not found');
    let checked = 0;
    for (const words of day) {
      const line = words.join(' ');
      const [name = ''] = words;
      const { exitCode, stdout, stderr } = await place.machine.run(['-q', ...withoutJson(words)]);
      if (exitCode === 2 && stderr.includes(' needs API ')) continue;
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      if (!foreign.has(name)) expect(stdout, line).not.toMatch(progress);
      expect(stdout, line).not.toMatch(/^\n/);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(25);
  });
});
