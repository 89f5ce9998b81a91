import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apisOfV1, deisV1 } from '../../src/api/dialects/deis-1.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { dialectNamed, introduction, nearestDialect } from '../../src/api/dialects/registry.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { ciMachine, fake } from './controllers.ts';

/** The API from which a command works; all others work from 1.1 on. */
const since: readonly (readonly [words: string, api: string])[] = [
  ['certs:list', '1.2'],
  ['ps:restart -a hello', '1.3'],
  ['ps:restart web -a hello', '1.3'],
  ['ps:restart web.1 -a hello', '1.3'],
  ['users:list', '1.3'],
  ['auth:passwd --username=bob --password=bobs --new-password=second', '1.4'],
  ['auth:regenerate --username=bob', '1.5'],
  ['auth:regenerate', '1.5'],
  ['apps:transfer bob -a given', '1.7'],
  ['perms:list --admin', '1.1'],
  ['perms:create bob --admin', '1.1'],
  ['perms:delete bob --admin', '1.1'],
  ['auth:passwd --password=opensesame --new-password=another', '1.1'],
  ['limits:set web=512M -a hello', '1.1'],
  ['limits:set --cpu web=512 -a hello', '1.1'],
  ['tags:set rack=b -a hello', '1.1'],
  ['config:set A=1 -a hello', '1.1'],
  ['releases:list -a hello', '1.1'],
  ['releases:info v1 -a hello', '1.1'],
  ['rollback v2 -a hello', '1.1'],
  ['logs -a hello', '1.1'],
  ['run -a hello -- true', '1.1'],
];

const never = [
  'whoami --all',
  'labels:list -a hello',
  'tls:info -a hello',
  'whitelist:list -a hello',
  'certs:attach x y.z',
];

describe.each(apisOfV1)('API %s of Deis v1', (api) => {
  let place: Place;
  beforeAll(async () => {
    const dialect = dialectNamed(`deis-${api}`);
    if (!dialect) throw new TypeError(`no dialect of ${api}`);
    place = await createPlace('deis-1.1', { dialect });
    const { machine, sandbox } = place;
    await machine.run([
      'register',
      sandbox.url,
      '--username=bob',
      '--password=bobs',
      '--email=b@example.com',
      '--login=false',
    ]);
    for (const name of ['hello', 'given']) await machine.run(`apps:create ${name} --no-remote`);
    await machine.run(['builds:create', 'example/go', '-a', 'hello', '--procfile=web: ./web']);
  });
  afterAll(() => place.close());

  it.each(since)('has %s from %s on', async (words, from) => {
    const outcome = await place.machine.run(words);
    if (api >= from) expect(outcome).toMatchObject({ exitCode: 0 });
    else {
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toMatch(new RegExp(` needs API ${from}; http:\\S+ speaks ${api}\\.\\n`));
    }
  });

  it.each(never)('has no %s', async (words) => {
    const outcome = await place.machine.run(words);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(new RegExp(` needs API 2\\.\\d; http:\\S+ speaks ${api}\\.\\n`));
  });

  it('is told as it is', async () => {
    expect(await place.machine.json('auth:status')).toMatchObject({ api, dialect: `deis-${api}`, valid: true });
    const { controller } = (await place.machine.json('version --all')) as { controller: object };
    expect(controller).toMatchObject({ api, dialect: `deis-${api}` });
    expect((await place.machine.run('apps')).stderr).toBe('');
  });

  it.skipIf(api === '1.1')('knows certificates by their common names', async () => {
    const { machine } = place;
    for (const name of ['san.example.com.pem', 'san.example.com.key.pem'])
      copyFileSync(new URL(`../fixtures/${name}`, import.meta.url).pathname, join(machine.directory, name));
    const add = (name: string) => machine.run(`certs:add ${name} san.example.com.pem san.example.com.key.pem`);
    expect(await add('san.example.com')).toMatchObject({ exitCode: 0 });
    const shown = await machine.json('certs:info san.example.com');
    expect(shown).toMatchObject({ name: 'san.example.com', common_name: 'san.example.com', owner: 'ada' });
    expect(shown).toMatchObject({ expires: expect.stringMatching(/^\d{4}-.*Z$/) as string });
    expect(await machine.json('certs:list')).toMatchObject([{ name: 'san.example.com' }]);
    // Another name can be given from API 1.3 on.
    const other = await add('www.example.org');
    expect(other).toMatchObject({ exitCode: api === '1.2' ? 2 : 0 });
    if (api === '1.2') expect(other.stderr).toContain('certs:add needs API 1.3; ');
    expect(await machine.run('certs:remove san.example.com')).toMatchObject({ exitCode: 0 });
  });
});

/** Where the routes of two dialects differ. */
function differences(one: Dialect, other: Dialect): OperationName[] {
  const names = Object.keys(operations) as OperationName[];
  return names.filter((name) => spellings(one, name).join() !== spellings(other, name).join());
}

describe('the release of the platform', () => {
  it.each([
    // Within one API number, more than the number decides.
    ['1.7', '1.12.3', 'deis-1.7', 'quoted', ['auth.cancel', 'keys.add'], 'named'],
    ['1.7', '1.13.0', 'deis-1.7', 'plain', ['keys.add'], 'named'],
    ['1.7', undefined, 'deis-1.7', 'quoted', ['auth.cancel', 'keys.add'], 'named'],
    // A release of another API says nothing.
    ['1.7', '2.0.0', 'deis-1.7', 'plain', ['keys.add'], 'named'],
    ['1.2', '1.5.1', 'deis-1.2', 'quoted', ['auth.cancel', 'keys.add'], 'all'],
    ['1.2', '1.5.2', 'deis-1.2', 'quoted', ['auth.cancel', 'keys.add'], 'named'],
    ['1.2', undefined, 'deis-1.2', 'quoted', ['auth.cancel', 'keys.add'], 'all'],
    ['1.1.0', '1.1.1', 'deis-1.1', 'quoted', ['auth.cancel', 'keys.add'], 'named'],
    ['1.1.2', '1.3.0', 'deis-1.1', 'quoted', ['auth.cancel', 'keys.add'], 'newest'],
    ['1.1', '1.4.1', 'deis-1.1', 'quoted', ['auth.cancel', 'keys.add'], 'newest'],
  ] as const)('API %s of Deis %s is %s: logs %s, doubts %j, %s', (version, platform, name, logs, doubtful, removes) => {
    const choice = nearestDialect({ product: 'deis', version, platform });
    expect(choice).toMatchObject({
      exact: true,
      dialect: { name, doubtful, dangers: { removesDomain: removes } },
    });
    const read = choice.dialect.codecs['apps.logs']?.read('"one\\n"');
    expect(read).toBe(logs === 'plain' ? '"one\\n"' : 'one\n');
  });

  it('is read with the version for Deis v1 alone', () => {
    expect(
      introduction({ x_deis_api_version: '1.7', deis_api_version: '1.7', deis_platform_version: '1.13.4' }),
    ).toEqual({
      product: 'deis',
      version: '1.7',
      platform: '1.13.4',
    });
    expect(introduction({ deis_api_version: '2.2', deis_platform_version: '2.4.2' })).toEqual({
      product: 'deis',
      version: '2.2',
    });
  });

  it('is remembered, and counts again when it changes', async () => {
    const v1 = (platform: string) => ({ DEIS_API_VERSION: '1.7', DEIS_PLATFORM_VERSION: platform });
    const controller = await fake(v1('1.12.0'), '/v1', (response, { path }) => {
      if (path.startsWith('/v1/apps/hello/logs'))
        response.writeHead(200, { 'Content-Type': 'text/plain' }).end('"one\\n"');
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"count": 0, "results": []}');
    });
    const machine = ciMachine(controller.server.origin);
    expect((await machine.run('logs -a hello')).stdout).toBe('one\n');
    expect((await machine.run('logs -a hello')).stdout).toBe('one\n');
    expect(controller.asked().filter((each) => !each.includes('hello'))).toEqual(['GET /v2/']);
    controller.api.headers = v1('1.13.4');
    await machine.run('apps');
    expect((await machine.run('logs -a hello')).stdout).toBe('"one\\n"\n');
  });
});

it('each release adds to the one before', () => {
  const releases = ['1.4.1', '1.5.2', '1.6.1', '1.7.3', '1.8.0', '1.9.1', '1.10.1', '1.13.4'].map(deisV1);
  const steps = releases.slice(1).map((release, index) => differences(releases[index] ?? release, release));
  expect(steps).toEqual([
    ['certs.list', 'certs.info', 'certs.add', 'certs.remove', 'perms.delete'],
    ['pods.restart', 'pods.restartByType', 'pods.restartByName', 'users.list'],
    [],
    ['auth.regenerate'],
    [],
    [],
    ['apps.transfer'],
  ]);
});
