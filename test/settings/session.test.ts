import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { brands } from '../../src/base/brand.ts';
import { locate } from '../../src/settings/locations.ts';
import { announced, ciMachine, fake } from '../api/controllers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function place(profile: string | undefined, environment: Record<string, string | undefined> = { HOME: '/home/ada' }) {
  return locate({ brand: brands.deis, environment, directory: '/work', profile }).profile;
}

describe('the place of a profile', () => {
  it.each([
    [undefined, '/home/ada/.deis/client.json'],
    ['prod', '/home/ada/.deis/prod.json'],
    ['prod.json', '/home/ada/.deis/prod.json.json'],
    ['./prod.json', '/work/prod.json'],
    ['sub/prod.json', '/work/sub/prod.json'],
    ['/etc/deis/prod.json', '/etc/deis/prod.json'],
    ['~/prod.json', '/home/ada/prod.json'],
    ['../prod.json', '/prod.json'],
  ])('of %s is %s', (profile, path) => {
    expect(place(profile)).toBe(path);
  });

  it.each(['', '.', '..', 'a/b', '/etc/passwd', '../client', 'a\\b', 'a\u0000'])('is none for %j', (profile) => {
    expect(() => place(profile)).toThrow(expect.objectContaining({ kind: 'usage' }));
  });

  it('is in the folder of the brand', () => {
    const environment = { HOME: '/home/ada' };
    const { profile } = locate({ brand: brands.drycc, environment, directory: '/', profile: undefined });
    expect(profile).toBe('/home/ada/.drycc/client.json');
  });

  it.each([
    ['HOME', { HOME: '/one', USERPROFILE: '/two' }, '/one/.deis/client.json'],
    ['USERPROFILE', { USERPROFILE: '/two' }, '/two/.deis/client.json'],
    ['the user database', {}, '/of-the-account/.deis/client.json'],
    ['the user database, for an empty HOME', { HOME: '' }, '/of-the-account/.deis/client.json'],
  ])('is found by %s', (_, environment, path) => {
    vi.stubEnv('HOME', '/of-the-account');
    expect(place(undefined, environment)).toBe(path);
  });
});

describe('the profile', () => {
  it.each([
    ['-c', ['-c', 'prod'], {}, 'prod'],
    ['-cX', ['-cprod'], {}, 'prod'],
    ['--config', ['--config', 'prod'], {}, 'prod'],
    ['--config=X', ['--config=prod'], {}, 'prod'],
    ['the variable', [], { DEIS_PROFILE: 'prod' }, 'prod'],
    ['--config against the variable', ['--config=prod'], { DEIS_PROFILE: 'test' }, 'prod'],
    ['nothing', [], {}, 'client'],
    ['an empty variable', [], { DEIS_PROFILE: '' }, 'client'],
  ])('is chosen by %s', async (_, words, environment, name) => {
    const { server } = await fake(announced.deis22);
    const machine = ciMachine('', { DEIS_TOKEN: '', ...environment });
    const login = ['login', server.origin, '--username=ada', '--password=p'];
    expect(await machine.run([...login, ...words])).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(machine.home, '.deis', `${name}.json`))).toBe(true);
    expect(await machine.run([...words, 'apps'])).toMatchObject({ exitCode: 0 });
    expect(await machine.run(['apps', '-c', 'another'])).toMatchObject({ exitCode: 4 });
  });

  it('may be a file anywhere', async () => {
    const { server } = await fake(announced.deis22);
    const machine = ciMachine('', { DEIS_TOKEN: '' });
    await machine.run(['login', server.origin, '--username=ada', '--password=p', '-c', './new/here.json']);
    expect(JSON.parse(readFileSync(join(machine.directory, 'new', 'here.json'), 'utf8'))).toMatchObject({
      username: 'ada',
    });
    expect(await machine.run('apps --config=./new/here.json')).toMatchObject({ exitCode: 0 });
    expect(await machine.run('apps', { environment: { DEIS_PROFILE: './new/here.json' } })).toMatchObject({
      exitCode: 0,
    });
  });

  it('of Drycc is another one than that of Deis', async () => {
    const { server } = await fake(announced.drycc21);
    const machine = ciMachine('', { DEIS_TOKEN: '' });
    await machine.run(['login', server.origin, '--username=ada', '--password=p'], { brand: 'drycc' });
    expect(existsSync(join(machine.home, '.drycc', 'client.json'))).toBe(true);
    expect(await machine.run('apps')).toMatchObject({ exitCode: 4 });
    expect(await machine.run('apps', { brand: 'drycc' })).toMatchObject({ exitCode: 0 });
    const environment = { DRYCC_PROFILE: 'none', DEIS_PROFILE: 'client' };
    expect(await machine.run('apps', { brand: 'drycc', environment })).toMatchObject({ exitCode: 4 });
  });
});

describe('the token', () => {
  async function start() {
    const [mine, other] = [await fake(announced.deis22), await fake(announced.deis22)];
    const machine = ciMachine('', { DEIS_TOKEN: '' });
    mkdirSync(join(machine.home, '.deis'));
    const profile = { username: 'ada', controller: `${mine.server.origin}/`, token: 'of-the-file' };
    writeFileSync(join(machine.home, '.deis', 'client.json'), JSON.stringify(profile), { mode: 0o600 });
    const tokens = (controller: typeof mine) => controller.server.requests.map(({ headers }) => headers.authorization);
    return { machine, mine: mine.server.origin, other: other.server.origin, sent: () => [tokens(mine), tokens(other)] };
  }

  it('of the file goes to the controller of the file', async () => {
    const { machine, sent } = await start();
    await machine.run('apps --api deis-2.2');
    expect(sent()).toEqual([['token of-the-file'], []]);
  });

  it('of the file never goes to another controller', async () => {
    const { machine, other, sent } = await start();
    const outcome = await machine.run('apps --api deis-2.2', { environment: { DEIS_CONTROLLER: other } });
    expect(outcome).toMatchObject({ exitCode: 4, stdout: '' });
    expect(outcome.stderr).toContain(`no login saved for ${other}`);
    expect(sent()).toEqual([[], []]);
  });

  it('of the file goes to its controller, however the variable spells it', async () => {
    const { machine, mine, sent } = await start();
    await machine.run('apps --api deis-2.2', { environment: { DEIS_CONTROLLER: `${mine.toUpperCase()}//` } });
    expect(sent()).toEqual([['token of-the-file'], []]);
  });

  it('of the environment wins over that of the file', async () => {
    const { machine, other, sent } = await start();
    await machine.run('apps --api deis-2.2', { environment: { DEIS_TOKEN: 'of-ci' } });
    await machine.run('apps --api deis-2.2', { environment: { DEIS_TOKEN: 'of-ci', DEIS_CONTROLLER: other } });
    expect(sent()).toEqual([['token of-ci'], ['token of-ci']]);
  });

  it.each([' of-ci\n', 'of-ci\r\n', '\tof-ci'])('may have blanks around it: %j', async (token) => {
    const { machine, sent } = await start();
    await machine.run('apps --api deis-2.2', { environment: { DEIS_TOKEN: token } });
    expect(sent()).toEqual([['token of-ci'], []]);
  });

  it.each(['hunter\n2', 'hunter\u00002', 'hunter2 ü', 'hunter 2'])(
    'is not sent, nor shown, when it is none: %j',
    async (token) => {
      const { machine, mine, sent } = await start();
      const file = join(machine.directory, 'p.json');
      writeFileSync(file, JSON.stringify({ controller: mine, token }));
      const outcomes = [
        [await machine.run('apps --api deis-2.2', { environment: { DEIS_TOKEN: token } }), 'DEIS_TOKEN'],
        [await machine.run('apps --api deis-2.2 -c ./p.json'), file],
      ] as const;
      for (const [{ exitCode, stdout, stderr }, source] of outcomes) {
        expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
        expect(stderr).toContain(source);
        expect(stderr).not.toContain('hunter');
      }
      expect(sent()).toEqual([[], []]);
    },
  );

  it('is not sent on a login, nor on a registration elsewhere', async () => {
    const { machine, mine, other, sent } = await start();
    const credentials = ['--username=bob', '--password=p', '--api=deis-2.2'];
    await machine.run(['login', mine, ...credentials]);
    await machine.run(['register', mine, '--email=b@example.com', ...credentials], {
      environment: { DEIS_TOKEN: 'of-ci', DEIS_CONTROLLER: other },
    });
    expect(sent()).toEqual([[undefined, undefined], []]);
  });

  it('is sent on a registration where it is good: some controllers let only administrators register', async () => {
    const { machine, mine, sent } = await start();
    const words = ['register', mine, '--username=bob', '--password=p', '--email=b@example.com', '--api=deis-2.2'];
    const environment = { DEIS_TOKEN: 'of-ci', DEIS_CONTROLLER: mine };
    await machine.run([...words, '--login=false'], { environment });
    expect(sent()).toEqual([['token of-ci'], []]);
  });
});

describe('in CI', () => {
  it('a controller and a token are enough, and no home is needed', async () => {
    const { server } = await fake(announced.deis22);
    const machine = ciMachine(server.origin);
    vi.stubEnv('HOME', join(machine.directory, 'not', 'there'));
    expect(await machine.run('apps --json', { environment: { HOME: '' } })).toEqual({
      exitCode: 0,
      stdout: '[]\n',
      stderr: '',
    });
    const withoutFolder = { HOME: '/dev/null' };
    expect(await machine.run('apps --json', { environment: withoutFolder })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('a broken settings file does not matter', async () => {
    const { server } = await fake(announced.deis22);
    const machine = ciMachine(server.origin);
    mkdirSync(join(machine.home, '.deis'));
    writeFileSync(join(machine.home, '.deis', 'client.json'), 'broken');
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
  });

  it.each([
    [{ DEIS_CONTROLLER: 'http://x' }, 'no login saved for http://x'],
    [{ DEIS_TOKEN: 't' }, 'no login saved in'],
    [{}, 'no login saved in'],
  ])('half of it is not a login: %o', async (environment, words) => {
    const machine = ciMachine('', { DEIS_TOKEN: '', ...environment });
    const { exitCode, stdout, stderr } = await machine.run('apps');
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('DEIS_CONTROLLER and DEIS_TOKEN');
    expect((await machine.run('apps', { brand: 'drycc' })).stderr).toContain("'drycc login <controller>'");
  });
});
