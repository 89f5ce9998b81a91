import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { drycc21 } from '../../src/api/dialects/drycc-2.1.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { type Answer, preparedState } from './started-sandbox.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

const withApp = preparedState(async (sandbox) => {
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'go' }, token);
  return token;
});

type Ask = (operation: OperationName, params?: object, spelling?: number) => Promise<Answer>;

async function user(dialect = deis22): Promise<Ask> {
  const { sandbox, prepared: token } = await withApp(dialect);
  return (operation, params, spelling) => sandbox.ask(operation, { app: 'go', ...params }, token, spelling);
}

const expired = { certificate: fixture('bar.com.deis.pem'), key: fixture('bar.com.key.pem') };
const withNames = { certificate: fixture('san.example.com.pem'), key: fixture('san.example.com.key.pem') };

describe('certificates', () => {
  test('are read for what they are', async () => {
    const ask = await user();
    const { status, json } = await ask('certs.add', { name: 'san', ...withNames });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      name: 'san',
      owner: 'test',
      common_name: 'san.example.com',
      san: ['san.example.com', '*.wild.example.com'],
      issuer: '/CN=san.example.com',
      subject: '/CN=san.example.com',
      domains: [],
    });
    expect((await ask('certs.info', { name: 'san' })).json).toEqual(json);
    expect((await ask('certs.info', { name: 'san' })).text).not.toContain('PRIVATE');
  });

  test.each([
    ['expired', expired],
    ['with a key that is not its own', { ...expired, key: withNames.key }],
    ['with more certificates behind it', { ...expired, certificate: expired.certificate + withNames.certificate }],
  ])('%s are taken, as real controllers do', async (_what, pem) => {
    const ask = await user();
    const { status, json } = await ask('certs.add', { name: 'foo', ...pem });
    expect([status, json]).toMatchObject([201, { common_name: 'bar.com', expires: '2017-01-14T23:57:57Z' }]);
  });

  test.each([
    ['no certificate', { ...expired, certificate: 'not a cert' }, ['certificate']],
    ['a cut certificate', { ...expired, certificate: expired.certificate.slice(0, 400) }, ['certificate']],
    ['the two swapped', { certificate: expired.key, key: expired.certificate }, ['certificate']],
    ['a blank key', { ...expired, key: ' ' }, ['key']],
    ['nothing', {}, ['certificate', 'key']],
    ['a bad name', { ...expired, name: 'Bad Name' }, ['name']],
    ['a name with dots', { ...expired, name: 'foo.example.com' }, ['name']],
  ])('%s is refused', async (_what, params, fields) => {
    const ask = await user();
    const { status, json } = await ask('certs.add', { name: 'foo', ...params });
    expect(status).toBe(400);
    expect(Object.keys(json as object)).toEqual(fields);
    expect((await ask('certs.list')).json).toMatchObject({ count: 0 });
  });

  test.each([
    [deis22, 201],
    [drycc21, 400],
  ])('have keys that the older controllers do not look at: $name', async (dialect, status) => {
    const ask = await user(dialect);
    expect((await ask('certs.add', { name: 'foo', ...expired, key: 'not a key' })).status).toBe(status);
  });

  test('have names that are taken once', async () => {
    const ask = await user();
    await ask('certs.add', { name: 'foo', ...expired });
    const again = await ask('certs.add', { name: 'foo', ...withNames });
    expect([again.status, again.json]).toEqual([400, { name: ['certificate with this name already exists.'] }]);
  });

  test.each([0, 1])('are attached and detached by every spelling of the path (%i)', async (spelling) => {
    const ask = await user();
    await ask('certs.add', { name: 'foo', ...expired });
    await ask('domains.add', { domain: 'test.com' });
    const attach = { name: 'foo', domain: 'test.com' };
    expect((await ask('certs.attach', attach, spelling)).status).toBe(201);
    expect((await ask('certs.info', { name: 'foo' })).json).toMatchObject({ domains: ['test.com'] });
    const again = await ask('certs.attach', attach, spelling);
    expect([again.status, again.json]).toEqual([409, { detail: 'Domain already has a certificate attached to it' }]);
    expect((await ask('certs.detach', attach, spelling)).status).toBe(204);
    expect((await ask('certs.detach', attach, spelling)).status).toBe(204);
    expect((await ask('certs.info', { name: 'foo' })).json).toMatchObject({ domains: [] });
    expect((await ask('certs.attach', { name: 'foo', domain: 'nope.com' })).status).toBe(404);
    expect((await ask('certs.attach', { name: 'nope', domain: 'test.com' })).status).toBe(404);
  });

  test('lose a domain whichever of them is named, as with real controllers', async () => {
    const ask = await user();
    for (const name of ['one', 'two']) await ask('certs.add', { name, ...expired });
    await ask('domains.add', { domain: 'test.com' });
    await ask('certs.attach', { name: 'one', domain: 'test.com' });
    expect((await ask('certs.detach', { name: 'two', domain: 'test.com' })).status).toBe(204);
    expect((await ask('certs.info', { name: 'one' })).json).toMatchObject({ domains: [] });
  });

  test('leave their domains behind, and the other way round', async () => {
    const ask = await user();
    for (const name of ['one', 'two']) {
      await ask('certs.add', { name, ...expired });
      await ask('domains.add', { domain: `${name}.com` });
      await ask('certs.attach', { name, domain: `${name}.com` });
    }
    expect((await ask('certs.remove', { name: 'one' })).status).toBe(204);
    await ask('domains.remove', { domain: 'two.com' });
    expect((await ask('domains.list')).json).toMatchObject({ count: 1, results: [{ domain: 'one.com' }] });
    expect((await ask('certs.list')).json).toMatchObject({ count: 1, results: [{ name: 'two', domains: [] }] });
    expect((await ask('certs.attach', { name: 'two', domain: 'one.com' })).status).toBe(201);
  });

  test('are not destroyed by the plural of a dialect that has only the singular', async () => {
    const { sandbox, prepared: token } = await withApp(drycc21);
    await sandbox.ask('certs.add', { name: 'foo', ...expired }, token);
    const headers = { Authorization: `token ${token}` };
    const plural = await sandbox.send({ method: 'DELETE', path: '/v2/certs/foo/domains/test.com/', headers });
    expect(plural.status).toBe(404);
    expect((await sandbox.ask('certs.info', { name: 'foo' }, token)).status).toBe(200);
  });
});

describe('keys', () => {
  test.each(['rsa.pub', 'ed25519.pub', 'ecdsa.pub'])('of any type are taken: %s', async (file) => {
    const ask = await user();
    const text = fixture(file).trim();
    const { status, json } = await ask('keys.add', { id: 'my@laptop', public: text });
    expect([status, json]).toMatchObject([201, { id: 'my@laptop', public: text, owner: 'test' }]);
    expect((await ask('keys.remove', { key: 'my@laptop' })).status).toBe(204);
    expect((await ask('keys.remove', { key: 'my@laptop' })).status).toBe(404);
  });

  test.each([
    ['garbage'],
    ['ssh-rsa'],
    ['ssh-rsa !!!notbase64 me@x'],
    ['ssh-rsa AAAA'],
    [fixture('rsa.pub').replace('ssh-rsa', 'ssh-ed25519')],
    [fixture('rsa.pub').slice(0, 50)],
    [fixture('bar.com.key.pem')],
  ])('%s is no key', async (text) => {
    const ask = await user();
    const { status, json } = await ask('keys.add', { id: 'bad', public: text });
    expect([status, json]).toEqual([400, { public: ['Key contains invalid base64 chars'] }]);
  });

  test.each([
    [deis22, 201],
    [drycc21, 400],
  ])('have ids that may be taken again, or not: $name', async (dialect, status) => {
    const ask = await user(dialect);
    await ask('keys.add', { id: 'mine', public: fixture('rsa.pub') });
    const again = await ask('keys.add', { id: 'mine', public: fixture('ed25519.pub') });
    expect(again.status).toBe(status);
    if (status === 400) expect(again.json).toEqual({ id: ['SSH Key with this id already exists.'] });
  });

  test('are taken once, whatever the comment', async () => {
    const ask = await user();
    const text = fixture('rsa.pub').trim();
    await ask('keys.add', { id: 'one', public: text });
    for (const other of [
      text,
      text.replace('test@example.com', 'somebody@else'),
      text.split(' ').slice(0, 2).join(' '),
    ]) {
      const { status, json } = await ask('keys.add', { id: 'two', public: other });
      expect([status, json]).toEqual([400, { public: ['Public Key is already in use'] }]);
    }
    expect((await ask('keys.add', {})).json).toEqual({
      id: ['This field is required.'],
      public: ['This field is required.'],
    });
  });
});

describe('domains', () => {
  test.each([
    ['www.example.com', 'www.example.com'],
    ['dot.example.com.', 'dot.example.com'],
    ['UPPER.example.com', 'UPPER.example.com'],
    ['b\u00fccher.example.com', 'xn--bcher-kva.example.com'],
    ['*.example.com', '*.example.com'],
    ['localhost', 'localhost'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('%s is taken for %s', async (given, domain) => {
    const ask = await user();
    const { status, json } = await ask('domains.add', { domain: given });
    expect([status, json]).toMatchObject([201, { domain, app: 'go', owner: 'test' }]);
    expect((await ask('domains.remove', { domain })).status).toBe(204);
  });

  test.each([
    ['*', "Hostname can't only be a wildcard"],
    ['foo.*.com', 'Hostname does not look valid, could not convert to ACE foo.*.com: "*" is no label'],
    ['a_b.example.com', 'Hostname does not look valid, could not convert to ACE a_b.example.com: "a_b" is no label'],
    ['a b.com', 'Hostname does not look valid, could not convert to ACE a b.com: "a b" is no label'],
    ['-bad.com', 'Hostname does not look valid, could not convert to ACE -bad.com: "-bad" is no label'],
    ['a..com', 'Hostname does not look valid, could not convert to ACE a..com: "" is no label'],
    ['10.0.0.1', 'Hostname does not look valid.'],
    [`${'a.'.repeat(126)}com`, 'Hostname must be 253 characters or less.'],
    ['', 'This field may not be blank.'],
    [null, 'This field may not be null.'],
    [undefined, 'This field is required.'],
  ])('%s is no domain', async (domain, message) => {
    const ask = await user();
    const { status, json } = await ask('domains.add', { domain });
    expect([status, json]).toEqual([400, { domain: [message] }]);
  });

  test('v1 knows no wildcards', async () => {
    const ask = await user(deis11);
    const message = 'Adding a wildcard subdomain is currently not supported.';
    expect((await ask('domains.add', { domain: '*.example.com' })).json).toEqual({ domain: [message] });
    expect((await ask('domains.add', { domain: 'bad domain' })).json).toEqual({
      domain: ['Hostname does not look valid.'],
    });
  });

  test('are taken once in all apps, and removed only from the app that has them', async () => {
    const ask = await user();
    await ask('apps.create', { app: undefined, id: 'other' });
    await ask('domains.add', { domain: 'www.example.com' });
    const taken = { domain: ['Domain is already in use by another application'] };
    expect((await ask('domains.add', { domain: 'www.example.com' })).json).toEqual(taken);
    expect((await ask('domains.add', { app: 'other', domain: 'www.example.com' })).json).toEqual(taken);
    expect((await ask('domains.remove', { app: 'other', domain: 'www.example.com' })).status).toBe(404);
    await ask('apps.destroy');
    expect((await ask('domains.add', { app: 'other', domain: 'www.example.com' })).status).toBe(201);
  });
});

describe('apps', () => {
  test.each([
    [deis22, 'Bad_Name', ['App name can only contain a-z (lowercase), 0-9 and hyphens']],
    [
      deis22,
      'bad.name',
      [
        'App name can only contain a-z (lowercase), 0-9 and hyphens',
        'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.',
      ],
    ],
    [deis22, 'a'.repeat(25), ['Ensure this field has no more than 24 characters.']],
    [deis22, 'deis', ['deis is a reserved name.']],
    [deis22, '', ['This field may not be blank.']],
    [deis22, 'go', ['Application with this id already exists.']],
    [deis11, 'bad.name', ['App IDs can only contain [a-z0-9-].']],
    [deis11, 'a'.repeat(65), ['Ensure this field has no more than 64 characters.']],
    [deis11, 'go', ['This field must be unique.']],
    [drycc21, 'a'.repeat(64), ['Ensure this field has no more than 63 characters.']],
    [
      drycc21,
      '9lives',
      [
        'App name must start with an alphabetic character, cannot end with a hyphen and can only contain a-z (lowercase), 0-9 and hyphens.',
      ],
    ],
  ])('$name has no app %s', async (dialect, id, messages) => {
    const ask = await user(dialect);
    const { status, json } = await ask('apps.create', { app: undefined, id });
    expect([status, json]).toEqual([400, { id: messages }]);
  });

  test.each([{}, { id: null }])('are given a name where the user gives none: %o', async (params) => {
    const ask = await user();
    const made = await Promise.all([1, 2, 3].map(() => ask('apps.create', { app: undefined, ...params })));
    const ids = made.map(({ json }) => (json as { id: string }).id);
    for (const id of ids) expect(id).toMatch(/^[a-z]+-[a-z]+(?:-\d+)?$/);
    expect(new Set(ids).size).toBe(3);
  });

  test('go with all that is theirs', async () => {
    const ask = await user();
    await ask('builds.create', { image: 'example/go' });
    await ask('domains.add', { domain: 'www.example.com' });
    await ask('apps.destroy');
    for (const operation of ['apps.info', 'config.get', 'releases.list', 'apps.logs'] as const) {
      expect((await ask(operation)).status).toBe(404);
    }
    await ask('apps.create', { app: undefined, id: 'go' });
    expect((await ask('releases.list')).json).toMatchObject({ count: 1 });
    expect((await ask('domains.list')).json).toMatchObject({ count: 0 });
    expect((await ask('builds.list')).json).toMatchObject({ count: 0 });
  });

  test('are handed over to somebody who is there', async () => {
    const { sandbox, prepared: token } = await withApp(deis22);
    const bob = await sandbox.join('bob');
    await sandbox.ask('apps.create', { id: 'mine' }, bob);
    const transfer = (owner: unknown): Promise<Answer> => sandbox.ask('apps.transfer', { app: 'mine', owner }, bob);
    expect((await transfer('nobody')).status).toBe(404);
    expect([(await transfer('')).status, (await transfer(undefined)).status]).toEqual([200, 200]);
    expect((await transfer('test')).status).toBe(200);
    expect((await sandbox.ask('apps.info', { app: 'mine' }, bob)).status).toBe(403);
    expect((await sandbox.ask('apps.info', { app: 'mine' }, token)).json).toMatchObject({ owner: 'test' });
  });
});
