import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';

describe.each(dialects.map(({ name }) => name))('the main job in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
  });
  afterAll(() => place.close());

  it('goes from create to destroy', async () => {
    const { machine } = place;
    const run = async (words: string[], exitCode = 0) => {
      const outcome = await machine.run(words);
      expect(outcome, words.join(' ')).toMatchObject({ exitCode });
      return outcome.stdout;
    };
    expect(await run(['create', 'hello', '--no-remote'])).toMatch(
      /^Creating Application\.\.\. done, created hello\nIf you want to add a git remote .*\n$/,
    );
    expect(await run(['apps'])).toBe('=== Apps\nhello\n');
    expect(await run(['builds:create', 'deis/example-go', '-a', 'hello'])).toBe('Creating build... done\n');
    expect(await run(['config:set', 'GREETING=hello world', 'EMPTY=', '-a', 'hello'])).toBe(
      // Controllers of 2.3 do not say which release a change has made.
      `Creating config... done${dialect.endsWith('2.3') ? '' : ', v3'}\n\nGREETING\nEMPTY\n`,
    );
    expect(await run(['ps:scale', 'cmd=3', '-a', 'hello'])).toMatch(
      /^Scaling processes... but first, coffee!\ndone in \d+s\n=== hello Processes\n--- cmd:\n(\S+ up \(v3\)\n){3}$/,
    );
    expect(await run(['run', '-a', 'hello', '--', 'echo "$GREETING"; exit 3'], 3)).toBe(
      'Running \'echo "$GREETING"; exit 3\'...\nhello world\n',
    );
    expect(await run(['rollback', 'v2', '-a', 'hello'])).toBe('Rolling back to v2... done, v4\n');
    expect(await run(['releases', '-a', 'hello'])).toMatch(/^=== hello Releases\nv4\t.*\tada rolled back to v2\nv3\t/);
    expect(await run(['config', '-a', 'hello'])).toBe('=== hello Config\n');
    expect(await run(['logs', '-a', 'hello'])).toContain('ada rolled back to v2\n');
    expect(await run(['destroy', '--confirm', 'hello'])).toMatch(/^Destroying hello...\ndone in \d+s\n$/);
    expect(await run(['apps'])).toBe('=== Apps\n');
  });
});
