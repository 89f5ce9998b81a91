import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const withSettings = dialects.filter(({ routes }) => routes['settings.get'] !== null);
const without = dialects.filter((dialect) => !withSettings.includes(dialect));

describe.each(withSettings)('routing in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('is switched off and on', async () => {
    expect(await run('routing')).toBe('Routing is enabled.\n');
    expect(await run('routing:disable')).toBe('Disabling routing for hello... done\n');
    expect(await run('routing:info')).toBe('Routing is disabled.\n');
    expect(await fail('routing:disable')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: ada changed nothing\n       Add --ok-if-unchanged to check whether it is already as you asked.\n',
    });
    expect(await json('routing:enable')).toMatchObject({ app: 'hello', maintenance: false, routable: true });
    expect(await fail('routing:enable')).toMatchObject({ exitCode: 6 });
  });
});

describe.each(without)('routing in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['routing:info', 'routing:enable', 'routing:disable'])(
    'is not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
    },
  );
});
