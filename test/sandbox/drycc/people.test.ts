import { describe, expect, it } from 'vitest';
import { dryccCurrent } from '../../../src/api/dialects/drycc-current.ts';
import { start, type StartedSandbox } from '../started-sandbox.ts';
import { startDrycc } from './place.ts';

const secret = 'the secret of the owner';

function send(
  { send }: StartedSandbox,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<StartedSandbox['send']> {
  const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
  return send({
    method: body === undefined ? 'GET' : 'POST',
    path,
    headers: { ...(body !== undefined && { 'Content-Type': type }), ...headers },
    body,
  });
}

describe('accounts', () => {
  it('are made by the first login of the owner, and of nobody else', async () => {
    const sandbox = await start(dryccCurrent, { secret });
    const login = { username: 'ada', password: 'sesame' };
    const stranger = await send(sandbox, '/v2/auth/login/', login);
    expect(stranger).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    const owner = await send(sandbox, '/v2/auth/login/', login, { 'x-sandbox-secret': secret });
    expect(owner.status).toBe(200);
    // Then the password is enough, and a wrong one is not.
    expect((await send(sandbox, '/v2/auth/login/', login)).status).toBe(200);
    const wrong = { ...login, password: 'nope' };
    expect((await send(sandbox, '/v2/auth/login/', wrong, { 'x-sandbox-secret': secret })).status).toBe(400);
  });

  it('log in by browser, on a page that is told by the address of a redirect', async () => {
    const sandbox = await start(dryccCurrent, { secret });
    const begun = await send(sandbox, '/v2/auth/login/', {}, { 'x-sandbox-secret': secret });
    expect(begun.status).toBe(302);
    const address = new URL(begun.headers['Location'] ?? '');
    expect(address.origin).toBe(sandbox.url);
    const key = address.searchParams.get('key') ?? '';
    const token = `/v2/auth/token/${key}/?alias=browser`;
    expect(await send(sandbox, token)).toMatchObject({ status: 404, text: '' });
    const page = await send(sandbox, `${address.pathname}${address.search}`, undefined, { Accept: 'text/html' });
    expect(page.status).toBe(200);
    expect(page.text).toContain(`value="${key}"`);
    const form = (password: string): string => new URLSearchParams({ key, username: 'ada<', password }).toString();
    expect((await send(sandbox, address.pathname, form('sesame'))).status).toBe(400);
    const good = new URLSearchParams({ key, username: 'ada', password: 'sesame' }).toString();
    expect(await send(sandbox, address.pathname, good)).toMatchObject({ status: 200 });
    expect((await send(sandbox, token)).json).toMatchObject({ username: 'ada' });
    expect(await send(sandbox, address.pathname, new URLSearchParams({ key: 'x' }).toString())).toMatchObject({
      status: 404,
    });
  });

  it('have many tokens, of which each can be taken back', async () => {
    const { ask, sandbox, tokens } = await startDrycc();
    const { json } = await ask('auth.trade', { access_token: tokens.get('ada'), alias: 'ci' });
    const { uuid, token } = json as { uuid: string; token: string };
    expect((await sandbox.ask('auth.whoami', {}, token)).json).toMatchObject({ username: 'ada' });
    expect((await ask('tokens.remove', { uuid }, 'root')).status).toBe(404);
    expect((await ask('tokens.remove', { uuid })).status).toBe(204);
    expect((await sandbox.ask('auth.whoami', {}, token)).status).toBe(401);
  });
});

describe('roles', () => {
  it('let viewers look, members change and administrators delete; strangers do nothing', async () => {
    const { ask } = await startDrycc(['vera', 'mark', 'eve']);
    for (const name of ['vera', 'mark']) {
      await ask('invitations.create', { workspace: 'team1', email: `${name}@example.com` });
    }
    await ask('members.update', { workspace: 'team1', username: 'vera', role: 'viewer' });
    await ask('domains.add', { app: 'hello', domain: 'a.example', ptype: 'web' });
    const statuses = async (username: string): Promise<number[]> => [
      (await ask('apps.info', { app: 'hello' }, username)).status,
      (await ask('config.get', { app: 'hello' }, username)).status,
      (await ask('domains.add', { app: 'hello', domain: `${username}.example`, ptype: 'web' }, username)).status,
      (await ask('domains.remove', { app: 'hello', domain: 'a.example' }, username)).status,
    ];
    expect(await statuses('eve')).toEqual([404, 403, 403, 403]);
    expect(await statuses('vera')).toEqual([200, 200, 403, 403]);
    expect(await statuses('mark')).toEqual([200, 200, 201, 403]);
    expect(await statuses('root')).toEqual([404, 200, 201, 204]);
  });

  it('keep strangers from addons and volumes, which real controllers do not', async () => {
    const { ask } = await startDrycc(['eve']);
    await ask('addons.apply', { app: 'hello', addon: 'cache', kind: 'redis', plan: 'standard-1' });
    await ask('volumes.create', { app: 'hello', name: 'files', size: '1G' });
    const { status } = await ask('addons.remove', { app: 'hello', addon: 'cache' }, 'eve');
    const { status: expanding } = await ask('volumes.expand', { app: 'hello', volume: 'files', size: '2G' }, 'eve');
    expect([status, expanding]).toEqual([403, 403]);
    expect((await ask('apps.destroy', { app: 'hello' })).status).toBe(400);
  });
});

describe('an invitation', () => {
  it('of somebody without an account waits until it is accepted', async () => {
    const { ask, sandbox } = await startDrycc();
    const { json } = await ask('invitations.create', { workspace: 'team1', email: 'zoe@example.com' });
    const { token } = json as { token: string };
    const accept = (): ReturnType<typeof sandbox.ask> =>
      sandbox.ask('invitations.accept', { workspace: 'team1', invitation: token });
    expect((await accept()).json).toMatchObject({ workspace_id: 'team1', user_exists: false });
    await send(sandbox, '/v2/auth/login/', { username: 'zoe', password: 'sesame' });
    expect((await accept()).json).toMatchObject({ user_exists: true });
    expect((await accept()).status).toBe(404);
    expect((await ask('members.info', { workspace: 'team1', username: 'zoe' })).json).toMatchObject({ role: 'member' });
  });
});
