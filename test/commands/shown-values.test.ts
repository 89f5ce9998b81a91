import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const value = 'a-value-to-hide';

/** The commands whose purpose is to show values. */
const shows = ['config:list', 'config:get A', 'config:export', 'config:pull'];

/** The others of the config, each with a change or a difference of the value. */
const hides = [
  'config:set B=a-value-to-hide',
  'config:set C=a-value-to-hide --dry-run',
  'config:diff',
  'config:diff --to-app other',
  'config:push --dry-run',
  'config:push',
  'config:unset B',
  'releases:diff v1',
];

describe.each(dialects.map(({ name }) => name))('values of variables in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.run('apps:create hello --no-remote');
    await place.machine.run('apps:create other --no-remote');
    await place.machine.run(`config:set A=${value} -a hello`);
    writeFileSync(join(place.machine.directory, '.env'), `A=another\nD=${value}\n`);
  });
  afterAll(() => place.close());

  it.each([false, true])(
    'are shown by the commands that are for it, and by no others: terminal %s',
    async (isTerminal) => {
      for (const line of shows) {
        const words = isTerminal && line === 'config:pull' ? 'config:pull --path -' : line;
        const { exitCode, stdout } = await place.machine.run(`${words} -a hello`, { isTerminal });
        expect({ line, exitCode, isShown: stdout.includes(value) }).toEqual({ line, exitCode: 0, isShown: true });
      }
      for (const line of hides) {
        const { exitCode, stdout, stderr } = await place.machine.run(`${line} -a hello`, { isTerminal });
        expect({ line, exitCode, isShown: (stdout + stderr).includes(value) }).toEqual({
          line,
          exitCode: 0,
          isShown: false,
        });
      }
      await place.machine.run(`config:set A=${value} -a hello`);
    },
  );

  it('are shown by the others with --show-values', async () => {
    const { stdout } = await place.machine.run('config:set E=a-value-to-hide --show-values -a hello');
    expect(stdout).toContain(value);
  });
});
