import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { preparedState, start, type StartedSandbox } from './started-sandbox.ts';

const people = preparedState(async (sandbox) => ({
  admin: await sandbox.join('admin'),
  bob: await sandbox.join('bob'),
}));

const credentials = (username: string): object => ({ username, password: `${username}-password` });

async function isLoggedIn(sandbox: StartedSandbox, token: string): Promise<boolean> {
  return (await sandbox.ask('apps.list', {}, token)).status === 200;
}

describe.each(dialects)('$name', (dialect) => {
  test('the first user is the administrator, and nobody else, whatever they ask for', async () => {
    const sandbox = await start(dialect);
    const email = 'a@example.com';
    const first = await sandbox.ask('auth.register', { username: 'a', password: 'x', email });
    expect(first.json).toMatchObject({ is_superuser: true, is_staff: true, is_active: true });
    const second = await sandbox.ask('auth.register', { username: 'b', password: 'x', email, is_superuser: true });
    expect(second.json).toMatchObject({ username: 'b', is_superuser: false, is_staff: false });
  });

  test('a name is taken once, also by two who ask at the same time', async () => {
    const sandbox = await start(dialect);
    const register = { username: 'a', password: 'x', email: 'a@example.com' };
    const answers = await Promise.all([1, 2, 3].map(() => sandbox.ask('auth.register', register)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    const taken = dialect.prefix === '/v1' ? 'This field must be unique.' : 'A user with that username already exists.';
    expect(answers.map(({ json }) => json)).toContainEqual({ username: [taken] });
    expect(sandbox.reported).toEqual([]);
  });

  test('the token of a login stays until it is renewed, and a wrong login is told apart from a dead token', async () => {
    const { sandbox, prepared } = await people(dialect);
    expect((await sandbox.ask('auth.login', credentials('bob'))).json).toEqual({ token: prepared.bob });
    const wrong = { non_field_errors: ['Unable to log in with provided credentials.'] };
    for (const attempt of [{ ...credentials('bob'), password: 'no' }, credentials('nobody')]) {
      const { status, json } = await sandbox.ask('auth.login', attempt);
      expect([status, json]).toEqual([400, wrong]);
    }
    const stale = await sandbox.ask('auth.login', credentials('bob'), 'f'.repeat(40));
    expect(stale.status).toBe(401);
    expect(stale.headers['WWW-Authenticate']).toBe('Token');
    expect((await sandbox.ask('auth.register', { ...credentials('c'), email: '' }, 'f'.repeat(40))).status).toBe(201);
  });

  test('an account goes with its token and keys, but not while it owns apps', async () => {
    const { sandbox, prepared } = await people(dialect);
    await sandbox.ask('apps.create', { id: 'go' }, prepared.bob);
    const refused = await sandbox.ask('auth.cancel', {}, prepared.bob);
    const detail = 'bob still has applications assigned. Delete or transfer ownership';
    expect([refused.status, refused.json]).toEqual([409, { detail }]);
    await sandbox.ask('apps.destroy', { app: 'go' }, prepared.bob);
    expect((await sandbox.ask('auth.cancel', {}, prepared.bob)).status).toBe(204);
    expect(await isLoggedIn(sandbox, prepared.bob)).toBe(false);
    expect((await sandbox.ask('auth.login', credentials('bob'))).status).toBe(400);
  });

  test('passwords and tokens are nowhere in what is told, and passwords nowhere in what is stored', async () => {
    const { sandbox, prepared } = await people(dialect);
    await sandbox.ask('apps.create', { id: 'go' }, prepared.bob);
    const logs = await sandbox.ask('apps.logs', { app: 'go' }, prepared.bob);
    expect(logs.text).not.toContain(prepared.bob);
    await sandbox.close();
    const stored = readFileSync(join(sandbox.directory, 'controller.db'), 'latin1');
    expect(stored).toContain('scrypt$');
    expect(stored).not.toContain('bob-password');
  });
});

describe('v2', () => {
  test('tokens are renewed: the own one, that of another user, and all', async () => {
    const { sandbox, prepared } = await people(deis22);
    const renew = async (params: object, token: string): Promise<string> =>
      ((await sandbox.ask('auth.regenerate', params, token)).json as { token: string }).token;
    const own = await renew({}, prepared.bob);
    expect([await isLoggedIn(sandbox, prepared.bob), await isLoggedIn(sandbox, own)]).toEqual([false, true]);
    const others = await renew({ username: 'bob' }, prepared.admin);
    expect([await isLoggedIn(sandbox, own), await isLoggedIn(sandbox, others)]).toEqual([false, true]);
    const all = await renew({ all: 'true' }, prepared.admin);
    expect(await isLoggedIn(sandbox, others)).toBe(false);
    expect(await isLoggedIn(sandbox, prepared.admin)).toBe(false);
    expect(await isLoggedIn(sandbox, all)).toBe(true);
    expect((await sandbox.ask('auth.regenerate', { username: 'nobody' }, all)).status).toBe(404);
  });

  test('a password is changed by its owner, who must know it, or by an administrator', async () => {
    const { sandbox, prepared } = await people(deis22);
    const change = (params: object, token: string): ReturnType<typeof sandbox.ask> =>
      sandbox.ask('auth.passwd', params, token);
    expect((await change({}, prepared.bob)).json).toEqual({ detail: 'new_password is a required field' });
    expect((await change({ new_password: 'x' }, prepared.bob)).json).toEqual({
      detail: 'password is a required field',
    });
    const wrong = await change({ password: 'no', new_password: 'x' }, prepared.bob);
    expect([wrong.status, wrong.json]).toEqual([401, { detail: 'Current password does not match' }]);
    expect((await change({ password: 'bob-password', new_password: 'second' }, prepared.bob)).status).toBe(200);
    expect(await isLoggedIn(sandbox, prepared.bob)).toBe(true);
    expect((await sandbox.ask('auth.login', credentials('bob'))).status).toBe(400);
    expect((await sandbox.ask('auth.login', { username: 'bob', password: 'second' })).status).toBe(200);
    expect((await change({ username: 'bob', new_password: 'third' }, prepared.admin)).status).toBe(200);
    expect((await sandbox.ask('auth.login', { username: 'bob', password: 'third' })).status).toBe(200);
  });

  test.each([
    [{}, ['username', 'password', 'email']],
    [{ username: '', password: '', email: '' }, ['username', 'password']],
    [{ username: null, password: null, email: null }, ['username', 'password', 'email']],
    [{ username: 'bad name!', password: 'x', email: 'a@example.com' }, ['username']],
    [{ username: 'u'.repeat(31), password: 'x', email: 'a@example.com' }, ['username']],
    [{ username: 'admin', password: 'x', email: 'not-an-email' }, ['username', 'email']],
    [{ username: ['a'], password: 'x', email: 'a@example.com' }, ['username']],
  ])('the registration %o is refused, field by field', async (registration, fields) => {
    const { sandbox } = await people(deis22);
    const { status, json } = await sandbox.ask('auth.register', registration);
    expect(status).toBe(400);
    expect(Object.keys(json as object)).toEqual(fields);
  });

  test('an administrator is made and unmade', async () => {
    const { sandbox, prepared } = await people(deis22);
    await sandbox.ask('administrators.create', { username: 'bob' }, prepared.admin);
    const two = await sandbox.ask('administrators.list', {}, prepared.bob);
    expect(two.json).toMatchObject({ results: [{ username: 'admin' }, { username: 'bob' }] });
    await sandbox.ask('administrators.delete', { username: 'bob' }, prepared.admin);
    expect((await sandbox.ask('administrators.list', {}, prepared.bob)).status).toBe(403);
    expect((await sandbox.ask('administrators.create', { username: 'nobody' }, prepared.admin)).status).toBe(404);
  });
});

test('the email address may be left out in API 1.1 alone', async () => {
  const registration = { username: 'a', password: 'x' };
  expect((await (await start(deis11)).ask('auth.register', registration)).json).toMatchObject({ email: '' });
  const refused = await (await start(deis22)).ask('auth.register', registration);
  expect([refused.status, refused.json]).toEqual([400, { email: ['This field is required.'] }]);
});
