import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { type Received, type Reply, startTestController, type TestController } from '../proofs/test-controller.ts';

/** The resources below an app that a controller knows, each by what a GET of it answers. */
type Known = Readonly<Record<string, unknown>>;

const settings = { app: 'hello', maintenance: false, routable: true };
const whitelist = { addresses: ['1.2.3.4'] };

const controllers: readonly (readonly [name: string, version: string, known: Known])[] = [
  ['Workflow 2.0', '2.0', {}],
  ['Workflow 2.3', '2.2', {}],
  ['Workflow 2.4', '2.2', { settings }],
  ['an older controller behind a proxy that says 2.3', '2.3', {}],
];

let controller: TestController;
let machine: Machine;
let apps: Set<string>;
let changes: string[];

beforeAll(async () => {
  controller = await startTestController();
});
afterAll(() => controller.close());
beforeEach(() => {
  // A new machine remembers nothing of the controller of another test.
  machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123', DEIS_APP: 'hello' });
  apps = new Set(['hello']);
  changes = [];
});
afterEach(() => {
  machine.remove();
});

/** Reads a path below an app that it does not know as the app, as Workflow does up to 2.6, and does what that means. */
function answering(version: string, known: Known): (request: Received) => Reply {
  const json = (status: number, body: unknown): Reply => ({
    status,
    headers: { DEIS_API_VERSION: version, 'Content-Type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  });
  return ({ method, path }) => {
    const [, id = '', below = ''] = /^\/v2\/apps\/([a-z0-9-]+)\/?([^/]*)/.exec(path) ?? [];
    if (id === '') return json(200, { count: 0, next: null, previous: null, results: [] });
    if (method !== 'GET') changes.push(`${method} ${path}`);
    if (!apps.has(id)) return json(404, { detail: 'Not found.' });
    if (Object.hasOwn(known, below)) return json(method === 'GET' ? 200 : method === 'POST' ? 201 : 204, known[below]);
    if (method === 'DELETE') apps.delete(id);
    if (method === 'GET') return json(200, { uuid: 'x', id, owner: 'ada', structure: {} });
    return method === 'POST' ? json(200, undefined) : json(204, undefined);
  };
}

describe.each(controllers)('%s', (_, version, known) => {
  beforeEach(() => {
    controller.expect(answering(version, known));
  });

  it.each(['auto', 'deis-2.3', 'drycc-2.3'])(
    'keeps the app when its whitelist is changed, spoken to in %s',
    async (api) => {
      for (const words of [
        'whitelist:remove 1.2.3.4',
        'whitelist:list',
        'whitelist:add 1.2.3.4',
        'whitelist:remove ::1',
      ]) {
        const { exitCode, stderr } = await machine.run(`${words} --api ${api}`);
        expect([...apps], `${words}: ${stderr}`).toEqual(['hello']);
        // A change that the controller accepted is done, and it is said that its response says nothing.
        if (exitCode === 0) expect(stderr).toContain('cannot be read whole');
      }
      expect(changes.filter((each) => each.startsWith('DELETE'))).toEqual([]);
    },
  );

  it('says why the whitelist cannot be changed', async () => {
    const { exitCode, stderr } = await machine.run('whitelist:remove 1.2.3.4 --api deis-2.3');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('DELETE /v2/apps/hello/whitelist/ was not sent: this controller does not know the path');
    expect(changes).toEqual([]);
  });

  it('fails to read what is not there', async () => {
    expect(await machine.run('tls:info --api deis-2.3')).toMatchObject({ exitCode: 8, stdout: '' });
  });

  it.each([
    'tls:enable',
    'autoscale:set web --min=1 --max=2 --cpu-percent=50',
    'labels:set team=x',
    'limits:set web=1M',
    'tags:set a=b',
    'registry:set username=b',
    'healthchecks:set liveness httpGet 80',
  ])('says what cannot be read of the response to a change: %s', async (words) => {
    const { exitCode, stderr } = await machine.run(`${words} --api deis-2.3`);
    expect([0, 8]).toContain(exitCode);
    expect(stderr).toMatch(exitCode === 0 ? /cannot be read whole|does not show the/ : /unreadable response/);
  });

  it('has a maintenance mode only where the settings are its own', async () => {
    const { exitCode, stdout, stderr } = await machine.run('maintenance:info --api deis-2.2');
    if ('settings' in known) {
      expect(stdout).toBe('Maintenance mode is off.\n');
      return;
    }
    expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
    expect(stderr).toContain('it is the app, so this controller does not support the request');
    expect((await machine.run('maintenance:on --api deis-2.2')).exitCode).toBe(8);
  });
});

describe('a controller that knows the whitelist', () => {
  it('is asked to remove an address after it has shown the list', async () => {
    controller.expect(answering('2.3', { settings, whitelist }));
    expect(await machine.run('whitelist:remove 1.2.3.4')).toMatchObject({
      exitCode: 0,
      stdout: 'Removing 1.2.3.4 from hello whitelist...\ndone\n',
    });
    const [read, removed, ...more] = controller.received.filter(({ path }) => path.startsWith('/v2/apps/'));
    expect(more).toEqual([]);
    expect([read?.method, read?.path]).toEqual(['GET', '/v2/apps/hello/whitelist/']);
    expect([removed?.method, removed?.path, removed?.body]).toEqual([
      'DELETE',
      '/v2/apps/hello/whitelist/',
      { addresses: ['1.2.3.4'] },
    ]);
  });

  it.each([[{}], [[]], ['addresses'], [null]])('is not believed when its list is %j', async (list) => {
    controller.expect(answering('2.3', { settings, whitelist: list }));
    expect((await machine.run('whitelist:remove 1.2.3.4')).exitCode).toBe(6);
    expect(changes).toEqual([]);
  });

  it('is not asked to remove anything when it refuses to show the list', async () => {
    apps.clear();
    controller.expect(answering('2.3', { settings, whitelist }));
    expect(await machine.run('whitelist:remove 1.2.3.4')).toMatchObject({ exitCode: 5, stdout: '' });
    expect(changes).toEqual([]);
  });
});
