import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const has = (version: string): boolean => version === '2.3';

describe.each(dialects.filter(({ version }) => has(version)))('tls in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('is switched on and off', async () => {
    expect(await run('tls')).toBe('=== hello TLS\nHTTPS Enforced: not set\n');
    expect(await json('tls:info')).toMatchObject({ app: 'hello', https_enforced: null });
    expect(await run('tls:enable')).toBe('Enabling https-only requests for hello... done\n');
    expect(await run('tls:info')).toBe('=== hello TLS\nHTTPS Enforced: true\n');
    expect(await fail('tls:enable')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: ada changed nothing\n       Add --ok-if-unchanged to check whether it is already as you asked.\n',
    });
    expect(await json('tls:disable')).toMatchObject({ app: 'hello', https_enforced: false });
    expect(await run('tls:info')).toBe('=== hello TLS\nHTTPS Enforced: false\n');
  });
});

describe.each(dialects.filter(({ version }) => !has(version)))('tls in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['tls:info', 'tls:enable', 'tls:disable'])('is not there, and nothing is asked: %s', async (words) => {
    const { exitCode, stderr } = await fail(words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
  });
});
