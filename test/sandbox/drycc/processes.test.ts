import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { server } from '../runtime/deploy-files.ts';
import { get, until } from '../runtime/pushed-app.ts';
import { type DryccPlace, startDrycc } from './place.ts';

interface Release {
  readonly version: number;
  readonly state: string;
  readonly failed: boolean;
  readonly exception: string | null;
  readonly summary: string;
}

interface Pod {
  readonly name: string;
  readonly type: string;
  readonly state: string;
}

const results = async <T>(asked: ReturnType<DryccPlace['ask']>): Promise<T[]> =>
  ((await asked).json as { results: T[] }).results;

const variable = (name: string, value: string | null, owner: object): object => ({ name, value, ...owner });

async function environment({ sandbox }: DryccPlace): Promise<Record<string, string>> {
  const { text } = await get(sandbox.port, 'hello.localhost', { path: '/environment' });
  return JSON.parse(text) as Record<string, string>;
}

/** The newest release, once it is known how it went. */
function settled({ ask }: DryccPlace): Promise<Release> {
  return until(async () => {
    const [newest] = await results<Release>(ask('releases.list', { app: 'hello' }));
    return newest?.state === 'created' ? undefined : newest;
  });
}

describe('processes by type', () => {
  it('alone are rolled back and deployed; others go on with the release that they run', async () => {
    const { ask } = await startDrycc();
    const procfile = { web: 'a', worker: 'b' };
    await ask('builds.create', { app: 'hello', image: 'x', stack: 'container', procfile });
    await ask('pods.scale', { app: 'hello', counts: { worker: 1 } });
    await ask('config.set', { app: 'hello', values: [variable('A', '1', { group: 'global' })] });
    const running = async (): Promise<Record<string, unknown>> => {
      const pods = await results<Pod & { release: string }>(ask('pods.list', { app: 'hello' }));
      return Object.fromEntries(pods.map(({ type, release }) => [type, release]));
    };
    expect(await running()).toEqual({ web: 'v3', worker: 'v3' });
    await ask('releases.rollback', { app: 'hello', version: 2, ptypes: 'worker' });
    expect(await running()).toEqual({ web: 'v3', worker: 'v4' });
    await ask('releases.deploy', { app: 'hello', ptypes: 'web' });
    expect(await running()).toEqual({ web: 'v4', worker: 'v4' });
    expect((await ask('releases.rollback', { app: 'hello', version: 2, ptypes: 'ghost' })).status).toBe(400);
  });
});

describe('processes that run', () => {
  it('see the variables of global, of the groups of their type and of their type, later ones first', async () => {
    const place = await startDrycc();
    await place.deploy({
      files: { 'server.js': server },
      procfile: { web: 'node server.js', worker: 'node server.js' },
    });
    const values = [
      ...['A', 'B', 'C'].map((name) => variable(name, 'global', { group: 'global' })),
      ...['B', 'C'].map((name) => variable(name, 'db', { group: 'db' })),
      variable('C', 'web', { ptype: 'web' }),
      variable('D', 'worker', { ptype: 'worker' }),
      variable('E', 'unused', { group: 'other' }),
    ];
    expect((await place.ask('config.set', { app: 'hello', values, values_refs: { web: ['db'] } })).status).toBe(201);
    expect(await settled(place)).toMatchObject({ version: 3, state: 'succeed', failed: false });
    const { A, B, C, D, E, ...rest } = await environment(place);
    expect({ A, B, C, D, E }).toEqual({ A: 'global', B: 'db', C: 'web' });
    expect(rest).toMatchObject({ DRYCC_APP: 'hello', DRYCC_WORKSPACE: 'team1', WORKFLOW_RELEASE: 'v3' });
    expect(rest['WORKFLOW_RELEASE_SUMMARY']).toMatch(/^team1 added values A, B, C, E, D, added values_refs web$/);
    expect((await place.ask('config.detach', { app: 'hello', values_refs: { web: ['db'] } })).status).toBe(200);
    await settled(place);
    expect(await environment(place)).toMatchObject({ A: 'global', B: 'global', C: 'web' });
    expect(place.sandbox.reported).toEqual([]);
  });

  it('are scaled, restarted and deleted, and listed by type', async () => {
    const place = await startDrycc();
    await place.deploy({
      files: { 'server.js': server },
      procfile: { web: 'node server.js', worker: 'node server.js' },
    });
    const types = (): Promise<object[]> => results(place.ask('ptypes.list', { app: 'hello' }));
    const names = async (): Promise<string[]> =>
      (await results<Pod>(place.ask('pods.list', { app: 'hello' }))).map(({ name }) => name);
    expect(await types()).toMatchObject([
      { name: 'web', ready: '1/1', garbage: false },
      { name: 'worker', ready: '0/0', garbage: false },
    ]);
    expect((await place.ask('pods.scale', { app: 'hello', counts: { web: 2, nope: 3, worker: 'x' } })).status).toBe(
      204,
    );
    await until(async () => JSON.stringify(await types()).includes('"ready":"2/2"'));
    const [first = '', second = ''] = await names();
    await place.ask('pods.delete', { app: 'hello', pod_ids: first });
    expect(await until(async () => (await names()).length === 2 && (await names()))).not.toContain(first);
    expect((await place.ask('ptypes.restart', { app: 'hello', ptypes: 'ghost' })).status).toBe(400);
    expect((await place.ask('ptypes.restart', { app: 'hello' })).status).toBe(204);
    await until(async () => !(await names()).includes(second));
  });

  it('that do not come up fail their release, and the app goes on with the one before', async () => {
    const place = await startDrycc();
    const files = { 'server.js': `if (process.env.BROKEN) throw new Error('broken on purpose');${server}` };
    await place.deploy({ files });
    const broken = [variable('BROKEN', '1', { group: 'global' })];
    expect((await place.ask('config.set', { app: 'hello', values: broken })).status).toBe(201);
    const failed = await settled(place);
    expect(failed).toMatchObject({ version: 3, state: 'crashed', failed: true });
    expect(failed.exception).toContain('broken on purpose');
    expect((await place.get()).status).toBe(200);
    // The next change starts from the last good one.
    const again = [variable('GREETING', 'hi', { group: 'global' })];
    await place.ask('config.set', { app: 'hello', values: again });
    expect(await settled(place)).toMatchObject({ version: 4, state: 'succeed' });
    expect(JSON.parse((await place.get()).text)).toMatchObject({ greeting: 'hi' });
    const back = await place.ask('releases.rollback', { app: 'hello', version: 3 });
    expect(back.json).toEqual({ detail: 'Cannot roll back to failed release.' });
  });

  it('stay as they are without autodeploy, until somebody deploys', async () => {
    const place = await startDrycc();
    await place.deploy({});
    await place.ask('settings.set', { app: 'hello', autodeploy: false });
    await place.ask('config.set', { app: 'hello', values: [variable('GREETING', 'hi', { group: 'global' })] });
    const [newest] = await results<Release>(place.ask('releases.list', { app: 'hello' }));
    expect(newest).toMatchObject({ version: 3, state: 'created' });
    expect(JSON.parse((await place.get()).text)).not.toHaveProperty('greeting');
    expect((await place.ask('releases.deploy', { app: 'hello' })).status).toBe(204);
    expect(await settled(place)).toMatchObject({ version: 3, state: 'succeed' });
    expect(JSON.parse((await place.get()).text)).toMatchObject({ greeting: 'hi' });
  });
});

describe('a command in the background', () => {
  it('is a process of type run, with its output in its log and its exit code in its description', async () => {
    const place = await startDrycc();
    await place.deploy({ files: { 'server.js': server, 'say.sh': 'echo "hello $GREETING"\nexit 3\n' } });
    await place.ask('config.set', { app: 'hello', values: [variable('GREETING', 'you', { ptype: 'run' })] });
    await settled(place);
    expect((await place.ask('apps.launch', { app: 'hello', command: 'sh say.sh' })).status).toBe(204);
    const job = await until(async () =>
      (await results<Pod>(place.ask('pods.list', { app: 'hello' }))).find(({ state }) => state === 'crashed'),
    );
    expect(job).toMatchObject({ type: 'run', name: expect.stringMatching(/^hello-run-\w{5}$/) as string });
    const [container] = await results<object>(place.ask('pods.describe', { app: 'hello', pod: job.name }));
    expect(container).toMatchObject({
      args: ['sh', 'say.sh'],
      state: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    for (const follow of [false, true]) expect(await logOf(place, job.name, follow)).toBe('hello you\n');
    expect(place.sandbox.reported).toEqual([]);
  });
});

/** What the log of a process sends until it is closed. */
function logOf({ sandbox, tokens }: DryccPlace, pod: string, follow: boolean): Promise<string> {
  const headers = { authorization: `token ${tokens.get('ada') ?? ''}` };
  const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/v2/apps/hello/pods/${pod}/logs`, { headers });
  let text = '';
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.send(JSON.stringify({ follow }));
    });
    socket.on('message', (data: Buffer) => {
      text += data.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(text);
    });
  });
}
