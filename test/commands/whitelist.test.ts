import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const has = (version: string): boolean => version === '2.3';

describe.each(dialects.filter(({ version }) => has(version)))('whitelist in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('is added to, listed and removed from', async () => {
    expect(await run('whitelist')).toBe('=== hello Whitelisted Addresses\n');
    expect(await run('whitelist:add 1.2.3.4,10.0.0.0/8 2001:db8::/32')).toBe(
      'Adding 1.2.3.4,10.0.0.0/8,2001:db8::/32 to hello whitelist...\ndone\n',
    );
    expect(await run('whitelist:list')).toBe('=== hello Whitelisted Addresses\n1.2.3.4\n10.0.0.0/8\n2001:db8::/32\n');
    expect(await fail('whitelist:add 1.2.3.4')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: ada changed nothing\n       Add --ok-if-unchanged to check whether it is already as you asked.\n',
    });
    expect(await run('whitelist:remove 1.2.3.4,2001:db8::/32')).toBe(
      'Removing 1.2.3.4,2001:db8::/32 from hello whitelist...\ndone\n',
    );
    expect(await json('whitelist')).toEqual({ addresses: ['10.0.0.0/8'] });
    expect(await fail('whitelist:remove 99.9.9.9')).toMatchObject({
      exitCode: 6,
      stderr: "Error: addresses {'99.9.9.9'} does not exist in whitelist\n",
    });
    expect(await json('whitelist:remove 10.0.0.0/8')).toEqual({ app: 'hello', addresses: ['10.0.0.0/8'] });
    expect(await run('apps')).toBe('=== Apps\nhello\n');
  });

  it('is refused in the words of the controller', async () => {
    expect(await fail('whitelist:add 1.2.3.4.5')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: The address 1.2.3.4.5 is not valid\n',
    });
    expect(await fail('whitelist:remove 1.2.3.4 -a nosuch')).toMatchObject({ exitCode: 5 });
  });

  it.each([
    'whitelist:add',
    'whitelist:add nope',
    'whitelist:add 1.2.3.4,',
    'whitelist:remove',
    'whitelist:remove a/b',
  ])('is refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});

describe.each(dialects.filter(({ version }) => !has(version)))('whitelist in $name', ({ name, version }) => {
  const { fail, run } = placeWithApp(name);

  it.each(['whitelist:list', 'whitelist:add 1.2.3.4', 'whitelist:remove 1.2.3.4'])(
    'is not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
      expect(await run('apps')).toBe('=== Apps\nhello\n');
    },
  );
});
