import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const withSettings = dialects.filter(({ routes }) => routes['settings.get'] !== null);
const without = dialects.filter((dialect) => !withSettings.includes(dialect));

it('is there from Workflow 2.4 on, which announces API 2.2', () => {
  expect(withSettings.map(({ name }) => name)).toEqual(['deis-2.2', 'drycc-2.3', 'deis-2.3']);
});

describe.each(withSettings)('maintenance in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('is switched on and off', async () => {
    expect(await run('maintenance')).toBe('Maintenance mode is off.\n');
    expect(await run('maintenance:on')).toBe('Enabling maintenance mode for hello... done\n');
    expect(await run('maintenance:info')).toBe('Maintenance mode is on.\n');
    expect(await fail('maintenance:on')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: ada changed nothing\n       Add --ok-if-unchanged to check whether it is already as you asked.\n',
    });
    expect(await json('maintenance:off')).toMatchObject({ app: 'hello', maintenance: false, routable: true });
    expect(await fail('maintenance:off')).toMatchObject({ exitCode: 6 });
    expect(await fail('maintenance:info -a nosuch')).toMatchObject({ exitCode: 5 });
  });
});

describe.each(without)('maintenance in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['maintenance:info', 'maintenance:on', 'maintenance:off'])(
    'is not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
    },
  );
});
