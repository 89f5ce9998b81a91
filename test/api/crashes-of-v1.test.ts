import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../proofs/test-controller.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

/** A public key, which tests need no private one for. */
function publicKey(): string {
  const { publicKey: key } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url');
  const part = (bytes: Buffer | string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.from(bytes).length);
    return Buffer.concat([length, Buffer.from(bytes)]);
  };
  return `ssh-ed25519 ${Buffer.concat([part('ssh-ed25519'), part(raw)]).toString('base64')}`;
}

describe('what Deis v1 fails at is told as what it means:', () => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace('deis-1.7');
    const { machine, sandbox } = place;
    for (const name of ['hello', 'private']) await machine.run(`apps:create ${name} --no-remote`);
    await machine.run(['builds:create', 'example/go', '-a', 'hello', '--procfile=web: ./web']);
    for (const name of ['san.example.com.pem', 'san.example.com.key.pem'])
      copyFileSync(new URL(`../fixtures/${name}`, import.meta.url).pathname, join(machine.directory, name));
    const keys = [publicKey(), publicKey()];
    writeFileSync(join(machine.directory, 'one.pub'), `${keys[0] ?? ''} ada@desk\n`);
    writeFileSync(join(machine.directory, 'same.pub'), `${keys[0] ?? ''} ada@tower\n`);
    writeFileSync(join(machine.directory, 'two.pub'), `${keys[1] ?? ''} other\n`);
    await machine.run([
      'register',
      sandbox.url,
      '--username=bob',
      '--password=bobs',
      '--email=b@example.com',
      '--login=false',
    ]);
  });
  afterAll(() => place.close());

  it.each([
    ['releases:info v99 -a hello', 'Release v99 of hello not found on http'],
    ['rollback v99 -a hello', 'Release v99 of hello not found on http'],
    ['domains:remove nowhere.example.com -a hello', 'Domain "nowhere.example.com" not found on http'],
    ['certs:info none.example.com', 'Certificate "none.example.com" not found on http'],
    ['certs:remove none.example.com', 'Certificate "none.example.com" not found on http'],
    ['ps:restart -a nosuch', 'App "nosuch" not found on http'],
  ])('%s is not found', async (words, message) => {
    const outcome = await place.machine.run(words);
    expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });

  it('an app of somebody else may not be restarted', async () => {
    const login = await fetch(`${place.sandbox.url}/v1/auth/login/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'bob', password: 'bobs' }),
    });
    const { token } = (await login.json()) as { token: string };
    const environment = { DEIS_CONTROLLER: place.sandbox.url, DEIS_TOKEN: token };
    const outcome = await place.machine.run('ps:restart -a hello', { environment });
    expect(outcome).toMatchObject({ exitCode: 4, stdout: '' });
    expect(outcome.stderr).toContain('You do not have permission to perform this action.');
  });

  it('a key that is there, under another comment', async () => {
    expect(await place.machine.run('keys:add desk one.pub')).toMatchObject({ exitCode: 0 });
    const again = await place.machine.run('keys:add tower same.pub');
    expect(again).toMatchObject({ exitCode: 6, stdout: '' });
    expect(again.stderr).toContain('It is already there, as "desk".\n');
  });

  it('a certificate that is there', async () => {
    const add = 'certs:add san.example.com san.example.com.pem san.example.com.key.pem';
    expect(await place.machine.run(add)).toMatchObject({ exitCode: 0 });
    expect(await place.machine.run(add)).toMatchObject({ exitCode: 6, stdout: '' });
  });
});

/** A controller of 1.13.4 that fails at every change, and has these in its lists. */
async function startFailing(lists: Readonly<Record<string, readonly object[]>>) {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  const headers = { DEIS_API_VERSION: '1.7', DEIS_PLATFORM_VERSION: '1.13.4' };
  const json = (body: unknown): Reply => ({
    status: 200,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  controller.expect(({ method, path }) => {
    const results = lists[path];
    if (path.startsWith('/v2/')) return { status: 404, headers, body: '<h1>Not Found</h1>' };
    if (method === 'GET' && path === '/v1/') return { ...json({ detail: 'No.' }), status: 401 };
    if (method === 'GET' && results) return json({ count: results.length, next: null, previous: null, results });
    return { status: 500, headers: { ...headers, 'Content-Type': 'text/html' }, body: '<h1>Server Error (500)</h1>' };
  });
  const close = async (): Promise<void> => {
    await controller.close();
    machine.remove();
  };
  return { machine, close };
}

describe('what is there, and fails all the same, stays a failure', () => {
  const builds = { '/v1/apps/hello/builds/': [], '/v1/apps/hello/containers/': [] };

  it.each([
    ['releases:info v3 -a hello', { '/v1/apps/hello/releases/': [{ version: 3 }] }, 'See the log of the controller.'],
    ['rollback v3 -a hello', { '/v1/apps/hello/releases/': [{ version: 3 }] }, 'where the release cannot be deployed'],
    ['domains:remove a.b -a hello', { '/v1/apps/hello/domains/': [{ domain: 'a.b' }] }, 'may have made the change'],
    ['certs:remove a.b', { '/v1/certs/': [{ common_name: 'a.b' }] }, 'may have made the change'],
    ['keys:remove one', { '/v1/keys/': [{ id: 'one', public: 'ssh-rsa AAAA' }] }, 'may have made the change'],
    // Nothing can be looked up.
    ['releases:info v3 -a hello', {}, 'See the log of the controller.'],
    ['builds:create example/go -a hello', builds, 'if an image cannot be pulled'],
    ['auth:passwd --username=bob --new-password=x', {}, 'give it with --password'],
  ])('%s, with %j', async (words, lists, hint) => {
    const { machine, close } = await startFailing(lists);
    const outcome = await machine.run(words);
    expect(outcome).toMatchObject({ exitCode: 8, stdout: '' });
    expect(outcome.stderr).toContain('The controller failed (HTTP 500).');
    expect(outcome.stderr).toContain(hint);
    await close();
  });

  it('two keys of one name can neither be removed, which is told', async () => {
    const key = { id: 'desk', public: 'ssh-rsa AAAA' };
    const { machine, close } = await startFailing({ '/v1/keys/': [key, { ...key, public: 'ssh-rsa BBBB' }] });
    const outcome = await machine.run('keys:remove desk');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('2 have the name "desk"');
    await close();
  });
});
