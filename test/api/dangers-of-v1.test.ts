import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { startTestController, type TestController } from '../proofs/test-controller.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';

/** A sandbox that is like Deis 1.13.4, with all that it takes for something else. */
let place: Place;
let token: string;
const ask = async (method: string, path: string, body?: object, as = token) => {
  const headers = { Authorization: `token ${as}`, 'Content-Type': 'application/json' };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return fetch(`${place.sandbox.url}/v1/${path}`, request);
};
const statusOf = async (path: string, as = token) => (await ask('GET', path, undefined, as)).status;
const join = async (username: string) => {
  const credentials = { username, password: 'pw' };
  await ask('POST', 'auth/register/', { ...credentials, email: 'x@example.com' });
  const login = await fetch(`${place.sandbox.url}/v1/auth/login/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  return ((await login.json()) as { token: string }).token;
};

beforeAll(async () => {
  place = await createPlace('deis-1.7', { like: 'deis-1.13' });
  token = ((await place.machine.json('auth:token')) as { token: string }).token;
});
afterAll(() => place.close());

/** Runs a command that must be refused, and gives what it said. */
async function refused(words: string | readonly string[]): Promise<string> {
  const outcome = await place.machine.run(words);
  expect(outcome, String(words)).toMatchObject({ exitCode: 6, stdout: '' });
  return outcome.stderr;
}

describe('what Deis v1 takes for something else is not sent:', () => {
  it.each(['limits', 'tags/', 'whitelist/', 'settings', 'tls/x', 'nosuch/at/all', 'pods/web'])(
    'DELETE apps/victim/%s destroys the app',
    async (path) => {
      await ask('POST', 'apps/', { id: 'victim' });
      expect(await refused(`api DELETE apps/victim/${path}`)).toContain('was not sent: this controller drops the end');
      expect(await statusOf('apps/victim/')).toBe(200);
      expect((await ask('DELETE', `apps/victim/${path}`)).status).toBe(204);
      expect(await statusOf('apps/victim/')).toBe(404);
    },
  );

  it('DELETE apps/victim_two destroys victim', async () => {
    await ask('POST', 'apps/', { id: 'victim' });
    for (const words of ['api DELETE apps/victim_two', 'destroy -a victim_two --confirm victim_two'])
      expect(await place.machine.run(words), words).toMatchObject({ exitCode: 2 });
    expect(await statusOf('apps/victim/')).toBe(200);
    expect((await ask('DELETE', 'apps/victim_two/')).status).toBe(204);
  });

  it('POST apps/lent/anything with an owner gives the app away', async () => {
    await join('petra');
    await ask('POST', 'apps/', { id: 'lent' });
    expect(await refused('api POST apps/lent/settings -f owner=petra')).toContain('POST /v1/apps/lent/');
    expect(await (await ask('GET', 'apps/lent/')).json()).toMatchObject({ owner: 'ada' });
    expect((await ask('POST', 'apps/lent/settings', { owner: 'petra' })).status).toBe(200);
    expect(await (await ask('GET', 'apps/lent/')).json()).toMatchObject({ owner: 'petra' });
    // The path that is meant for it is sent.
    expect(await place.machine.run('api POST apps/lent/ -f owner=ada')).toMatchObject({ exitCode: 0 });
  });

  it('POST releases/rollback/v1 goes one back', async () => {
    await ask('POST', 'apps/', { id: 'back' });
    await ask('POST', 'apps/back/config/', { values: { A: '1' } });
    expect(await refused('api POST apps/back/releases/rollback/v1/')).toContain('/v1/apps/back/releases/rollback/');
  });

  it('DELETE auth/cancel/bob cancels whoever asks', async () => {
    const vik = await join('vik');
    await join('bob');
    const environment = { DEIS_CONTROLLER: place.sandbox.url, DEIS_TOKEN: vik };
    const outcome = await place.machine.run('api DELETE auth/cancel/bob', { environment });
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(await statusOf('apps/', vik)).toBe(200);
    expect((await ask('DELETE', 'auth/cancel/bob', undefined, vik)).status).toBe(204);
    expect(await statusOf('apps/', vik)).toBe(401);
  });

  it.each(['false', '0', 'null', '""'])('auth/tokens with {"all": %s} replaces the tokens of all', async (value) => {
    const other = await join('quinn');
    expect(await refused(`api POST auth/tokens/ -F all=${value}`)).toContain('replaces the tokens of all users');
    expect(await statusOf('apps/', other)).toBe(200);
  });

  it.each(['dot.ted@home', 'dot+x', 'dot@home'])('perms of %s take the access of dot', async (name) => {
    await join('dot');
    await join(name);
    await ask('POST', 'apps/', { id: 'shared' });
    for (const username of ['dot', name]) await ask('POST', 'apps/shared/perms/', { username });
    for (const words of [
      ['perms:delete', name, '-a', 'shared'],
      ['api', 'DELETE', `apps/shared/perms/${name}`],
    ])
      expect(await refused(words)).toMatch(/Nothing was sent: .*\bdot\b/);
    const users = async () => ((await (await ask('GET', 'apps/shared/perms/')).json()) as { users: string[] }).users;
    expect(await users()).toEqual(expect.arrayContaining(['dot', name]));
    expect((await ask('DELETE', `apps/shared/perms/${name}`)).status).toBe(204);
    expect(await users()).not.toContain('dot');
    // Then the request would do nothing, and is not sent either.
    expect(await refused(['perms:delete', name, '-a', 'shared'])).toContain(`would read "dot" instead of`);
  });

  it('admin/perms of dot.ted revoke dot', async () => {
    for (const username of ['dot', 'dot.ted']) {
      await join(username);
      await ask('POST', 'admin/perms/', { username });
    }
    for (const words of ['perms:delete dot.ted --admin', 'api DELETE admin/perms/dot.ted'])
      expect(await refused(words)).toMatch(/Nothing was sent: .*\bdot\b/);
    const { stdout } = await place.machine.run('perms --admin');
    expect(stdout).toContain('\ndot\n');
  });

  it('a build without a Procfile stops the processes of the one before', async () => {
    await ask('POST', 'apps/', { id: 'built' });
    const build = 'builds:create example/go -a built';
    expect(await place.machine.run([...build.split(' '), '--procfile=web: ./web\nclock: ./tick'])).toMatchObject({
      exitCode: 0,
    });
    await place.machine.run('ps:scale web=2 clock=1 -a built');
    const stderr = await refused(build);
    expect(stderr).toContain('would stop the processes of web, clock of built');
    expect(stderr).toContain('The last one was web: ./web; clock: ./tick.');
    expect(await place.machine.json('ps -a built')).toHaveLength(4);
    const fewer = await place.machine.run([...build.split(' '), '--procfile=web: ./web']);
    expect(fewer).toMatchObject({ exitCode: 0 });
    expect(fewer.stderr).toContain('This build stops the processes of clock');
    expect(await place.machine.json('ps -a built')).toHaveLength(3);
    expect((await ask('POST', 'apps/built/builds/', { image: 'example/go' })).status).toBe(201);
    // One of the image itself stays.
    expect(await place.machine.json('ps -a built')).toMatchObject([{ type: 'cmd' }]);
    // Now nothing more can be lost.
    expect(await place.machine.run(build)).toMatchObject({ exitCode: 0 });
  });
});

it('what Deis v1 knows is sent as it was typed', async () => {
  const { machine } = place;
  await ask('POST', 'apps/', { id: 'typed' });
  for (const [words, exitCode] of [
    ['api POST apps/typed/domains -f domain=x.example.com', 0],
    ['api DELETE apps/typed/domains/x.example.com', 0],
    ['api POST apps/typed/config -F values[A]=1', 0],
    // Refused by the controller itself, as it takes no such method there.
    ['api DELETE apps/typed/config/', 6],
    ['api DELETE apps/', 6],
    ['api POST nosuch', 5],
    ['api DELETE apps/typed', 0],
  ] as const)
    expect(await machine.run(words), words).toMatchObject({ exitCode });
});

describe('of a certificate,', () => {
  it('DELETE certs/X/domain/D destroys the certificate', async () => {
    const { machine } = place;
    const { makeCertificate } = (await import('../../bin/demo/certificate.mjs')) as {
      makeCertificate: (name: string) => { certificate: string; key: string };
    };
    const pair = makeCertificate('www.example.com');
    expect((await ask('POST', 'certs/', pair)).status).toBe(201);
    for (const path of ['domain/www.example.com', 'domains/www.example.com/', 'nothing'])
      expect(await refused(`api DELETE certs/www.example.com/${path}`)).toContain('DELETE /v1/certs/www.example.com/');
    for (const verb of ['attach', 'detach']) {
      const outcome = await machine.run(`certs:${verb} www.example.com www.example.com`);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(`certs:${verb} needs API 2.2; `);
    }
    expect(await statusOf('certs/www.example.com')).toBe(200);
    expect((await ask('DELETE', 'certs/www.example.com/domain/www.example.com')).status).toBe(204);
    expect(await statusOf('certs/www.example.com')).toBe(500);
  });
});

describe('an account is cancelled only where the controller looks at its name:', () => {
  let controller: TestController;
  let machine: Machine;
  const cancels = () => controller.received.filter(({ method }) => method === 'DELETE').map(({ body }) => body);

  async function open(api: string, platform: string): Promise<void> {
    controller = await startTestController();
    machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
    const headers = { DEIS_API_VERSION: api, DEIS_PLATFORM_VERSION: platform, 'Content-Type': 'application/json' };
    controller.expect(({ method, path }) => {
      if (path.startsWith('/v2/')) return { status: 404, headers, body: '{}' };
      return { status: method === 'DELETE' ? 204 : 200, headers, body: method === 'DELETE' ? '' : '{"results": []}' };
    });
  }

  it.each([
    ['1.3', '1.6.1'],
    ['1.5', '1.9.1'],
  ])('not with API %s, which cancels whoever asks', async (api, platform) => {
    await open(api, platform);
    for (const words of ['auth:cancel --username=bob --yes', 'api DELETE auth/cancel/ -f username=bob']) {
      const { exitCode } = await machine.run(words);
      expect([2, 6], words).toContain(exitCode);
    }
    expect(cancels()).toEqual([]);
    await controller.close();
    machine.remove();
  });

  it.each([
    ['1.6', '1.10.0'],
    ['1.7', '1.13.4'],
  ])('with API %s', async (api, platform) => {
    await open(api, platform);
    expect(await machine.run('auth:cancel --username=bob --yes')).toMatchObject({ exitCode: 0 });
    expect(cancels()).toEqual([{ username: 'bob' }]);
    await controller.close();
    machine.remove();
  });
});
