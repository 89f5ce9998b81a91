import { expect, test } from 'vitest';
import { drycc113 } from '../../../src/api/dialects/drycc-1.13.ts';
import { type OperationName, operations } from '../../../src/api/operations.ts';
import { ownedDryccHandlers } from '../../../src/sandbox/drycc/table.ts';
import { type Answer, start } from '../started-sandbox.ts';
import { accounts } from './accounts.ts';

/** A sandbox of Drycc 1.13 in which ada has the app `hello` with a build. */
async function place() {
  const sandbox = await start(drycc113);
  const tokens = await accounts(sandbox, ['root', 'ada', 'bob']);
  const ask = (operation: OperationName, params: object = {}, username = 'ada'): Promise<Answer> =>
    sandbox.ask(operation, params, tokens.get(username));
  await ask('apps.create', { id: 'hello' });
  await ask('builds.create', { app: 'hello', image: 'x', stack: 'container', procfile: { web: 'x' } });
  return { sandbox, ask, app: 'hello' };
}

const results = async (asked: Promise<Answer>): Promise<Record<string, unknown>[]> =>
  ((await asked).json as { results: Record<string, unknown>[] }).results;

// Logs and commands are sockets, and files of volumes are no JSON.
test('every operation of Drycc 1.13 is answered', () => {
  const routed = (Object.keys(operations) as OperationName[]).filter((name) => drycc113.routes[name] !== null);
  const missing = routed.filter(
    (name) => ownedDryccHandlers[name] === undefined && !/^(?:builds\.info|volumes\.client\w+)$/.test(name),
  );
  expect(missing).toEqual([]);
});

test('gateways of Drycc 1.13 get and lose one port after the other', async () => {
  const { ask, app, sandbox } = await place();
  const gateway = async (name: string) =>
    (await results(ask('gateways.list', { app }))).find((each) => each['name'] === name);
  const port = (port: number, protocol: string) => ({ app, name: 'internal', port, protocol });
  expect((await ask('gateways.addPort', port(8080, 'TCP'))).status).toBe(201);
  expect((await ask('gateways.addPort', port(8080, 'TCP'))).status).toBe(400);
  expect((await ask('gateways.addPort', port(8080, 'UDP'))).status).toBe(201);
  expect((await ask('gateways.addPort', port(0, 'TCP'))).status).toBe(400);
  expect((await ask('gateways.addPort', port(80, 'NOPE'))).status).toBe(400);
  expect((await gateway('internal'))?.['ports']).toEqual([
    { port: 8080, protocol: 'TCP' },
    { port: 8080, protocol: 'UDP' },
  ]);
  expect((await ask('gateways.removePort', port(8080, 'TCP'))).status).toBe(204);
  expect((await ask('gateways.removePort', port(8080, 'UDP'))).status).toBe(204);
  expect(await gateway('internal')).toBeUndefined();
  expect((await ask('gateways.removePort', port(8080, 'UDP'))).status).toBe(404);
  expect(sandbox.reported).toEqual([]);
});

test('routes of Drycc 1.13 are made, attached, given rules and detached', async () => {
  const { ask, app, sandbox } = await place();
  const rules = [{ backendRefs: [{ kind: 'Service', name: 'hello', port: 80, weight: 100 }] }];
  const route = 'extra';
  expect((await ask('routes.create', { app, name: route, kind: 'HTTPRoute', rules })).status).toBe(201);
  expect((await ask('routes.create', { app, name: route, kind: 'HTTPRoute', rules })).status).toBe(400);
  expect((await ask('routes.create', { app, name: 'other', kind: 'NopeRoute', rules })).status).toBe(400);
  const at = { app, route, gateway: 'hello', port: 80 };
  expect((await ask('routes.attach', { ...at, port: 81 })).status).toBe(400);
  expect((await ask('routes.attach', at)).status).toBe(204);
  expect((await ask('routes.attach', at)).status).toBe(400);
  const changed = [{ ...rules[0], matches: [{ path: { type: 'PathPrefix', value: '/x' } }] }];
  expect((await ask('routes.setRules', { app, route, rules: changed })).status).toBe(204);
  expect((await ask('routes.rules', { app, route })).json).toEqual(changed);
  const listed = async () => (await results(ask('routes.list', { app }))).find(({ name }) => name === route);
  expect(await listed()).toMatchObject({ parent_refs: [{ name: 'hello', port: 80 }], rules: changed });
  expect((await ask('routes.detach', at)).status).toBe(204);
  expect(await listed()).toMatchObject({ parent_refs: [] });
  expect((await ask('routes.remove', { app, route })).status).toBe(204);
  expect((await ask('routes.rules', { app, route })).status).toBe(404);
  expect(sandbox.reported).toEqual([]);
});

test('resources of Drycc 1.13 have a plan, and a login once they are bound', async () => {
  const { ask, app, sandbox } = await place();
  const [service] = await results(ask('resources.services'));
  const [plan] = await results(ask('resources.plans', { service: service?.['name'] }));
  const of = (name: unknown) => `${String(service?.['name'])}:${String(name)}`;
  const resource = 'cache';
  const created = await ask('resources.create', { app, name: resource, plan: of(plan?.['name']), options: { a: '1' } });
  expect(created).toMatchObject({
    status: 201,
    json: { name: resource, binding: null, data: {}, options: { a: '1' } },
  });
  expect((await ask('resources.create', { app, name: resource, plan: of(plan?.['name']) })).status).toBe(400);
  expect((await ask('resources.update', { app, resource, plan: of('ghost') })).status).toBe(400);
  expect((await ask('resources.update', { app, resource, plan: of('standard-256') })).json).toMatchObject({
    plan: 'redis:standard-256',
  });
  const bind = (bind_action: string) => ask('resources.bind', { app, resource, bind_action });
  expect((await bind('bind')).status).toBe(204);
  expect((await bind('bind')).status).toBe(400);
  expect((await ask('resources.info', { app, resource })).json).toMatchObject({
    binding: 'Ready',
    data: { port: '6379' },
  });
  expect((await ask('resources.remove', { app, resource })).status).toBe(400);
  expect((await bind('unbind')).status).toBe(204);
  expect((await ask('resources.remove', { app, resource })).status).toBe(204);
  expect((await ask('resources.info', { app, resource })).status).toBe(404);
  expect(sandbox.reported).toEqual([]);
});

test('administrators of Drycc 1.13 lock users out and let them in again', async () => {
  const { ask, sandbox } = await place();
  const lock = (verb: 'enable' | 'disable', username: string, by = 'root') => ask(`users.${verb}`, { username }, by);
  expect((await lock('disable', 'ada', 'bob')).status).toBe(403);
  expect((await lock('disable', 'root')).status).toBe(423);
  expect((await lock('disable', 'ghost')).status).toBe(404);
  expect((await lock('disable', 'ada')).status).toBe(204);
  expect(await ask('auth.whoami')).toMatchObject({ status: 401, json: { detail: 'User inactive or deleted.' } });
  const users = await results(ask('users.list', {}, 'root'));
  expect(users.map(({ username, is_active }) => [username, is_active])).toEqual([
    ['ada', false],
    ['bob', true],
    ['root', true],
  ]);
  expect((await lock('enable', 'ada')).status).toBe(204);
  expect((await ask('auth.whoami')).status).toBe(200);
  expect(sandbox.reported).toEqual([]);
});
