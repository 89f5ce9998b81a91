import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const withRegistry = dialects.filter(({ lacks }) => lacks['config.set']?.includes('registry') !== true);
const without = dialects.filter((dialect) => !withRegistry.includes(dialect));

it('is there from API 2.2 on', () => {
  expect(withRegistry.map(({ name }) => name)).toEqual(['deis-2.2', 'drycc-2.3', 'deis-2.3']);
});

describe.each(withRegistry)('registry in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('shows names and never values', async () => {
    expect(await run('registry')).toBe('=== hello Registry\n');
    expect(await fail('registry:set username=bob password=s3cur3pw1')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: PORT needs to be set in the config when using a private registry\n',
    });
    await run('config:set PORT=5000');
    const shown = '=== hello Registry\npassword  ***\nusername  ***\n';
    expect(await run('registry:set username=bob password=s3cur3pw1')).toBe(
      `Applying registry information... done\n\n${shown}`,
    );
    expect(await run('registry:list')).toBe(shown);
    expect(await json('registry:list')).toMatchObject({ registry: { username: 'bob', password: 's3cur3pw1' } });
    expect(await run('registry:unset password')).toBe(
      'Applying registry information... done\n\n=== hello Registry\nusername  ***\n',
    );
    expect(await fail('registry:unset password')).toMatchObject({ exitCode: 6 });
    await run('registry:unset username');
    expect(await run('registry:list')).toBe('=== hello Registry\n');
  });

  it.each([
    'registry:set',
    'registry:set s3cur3pw1',
    'registry:set user-name=bob',
    'registry:set email=s3cur3pw1',
    'registry:set username=bob password=',
    'registry:unset a=s3cur3pw1',
  ])('is refused as wrong usage, without the value: %s', async (words) => {
    const { exitCode, stderr } = await fail(words);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('s3cur3pw1');
  });
});

describe.each(without)('registry in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['registry:list', 'registry:set username=bob', 'registry:unset username'])(
    'is not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
    },
  );
});
