import { expect, it } from 'vitest';
import { repository } from '../pushing.ts';
import { server } from '../runtime/deploy-files.ts';
import { get, until } from '../runtime/pushed-app.ts';
import { type DryccPlace, startDrycc } from './place.ts';

const results = async (asked: ReturnType<DryccPlace['ask']>): Promise<Record<string, unknown>[]> =>
  ((await asked).json as { results: Record<string, unknown>[] }).results;
const app = 'hello';

/** The state of the newest release. */
const newest = async ({ ask }: DryccPlace): Promise<unknown> =>
  (await results(ask('releases.list', { app })))[0]?.['state'];

it('a push waits for its deployment while autodeploy is off, and says so', async () => {
  const place = await startDrycc();
  const { ask, sandbox, tokens } = place;
  await ask('settings.set', { app, autodeploy: false });
  const { git, commit } = await repository();
  await commit({ 'index.js': server, 'package.json': '{"scripts":{}}', Procfile: 'web: node index.js' });
  const login = `ada:${tokens.get('ada') ?? ''}`;
  const pushed = await git('push', `http://${login}@127.0.0.1:${sandbox.port}/hello.git`, 'HEAD:refs/heads/main');
  expect(pushed.exitCode, pushed.output).toBe(0);
  expect(pushed.remote.join('\n')).toContain(
    'hello v2 is not deployed: autodeploy is off. Deploy it with releases:deploy.',
  );
  expect(pushed.remote.join('\n')).not.toContain('is deployed:');
  expect(await newest(place)).toBe('created');
  expect(await results(ask('pods.list', { app }))).toEqual([]);
  expect((await ask('gateways.list', { app })).json).toMatchObject({ count: 0 });
  expect((await ask('releases.deploy', { app })).status).toBe(204);
  await until(async () => (await newest(place)) === 'succeed');
  expect((await place.get()).status).toBe(200);
});

it('a push makes the usual gateway and route, as a build does', async () => {
  const place = await startDrycc();
  await place.deploy({});
  expect(await results(place.ask('gateways.list', { app }))).toMatchObject([{ name: app }]);
  expect(await results(place.ask('routes.list', { app }))).toMatchObject([{ name: app }]);
});

it('a domain leads to the processes of its type', async () => {
  const place = await startDrycc();
  const { ask, sandbox } = place;
  const says = (what: string) =>
    `require('http').createServer((_, response) => response.end('${what}')).listen(process.env.PORT)`;
  await place.deploy({
    files: { 'web.js': says('web'), 'admin.js': says('admin') },
    procfile: { web: 'node web.js', admin: 'node admin.js' },
  });
  await ask('domains.add', { app, domain: 'www.example.com', ptype: 'web' });
  await ask('domains.add', { app, domain: 'admin.example.com', ptype: 'admin' });
  const text = async (host: string): Promise<string> => (await get(sandbox.port, host)).text;
  expect(await text('www.example.com')).toBe('web');
  expect((await get(sandbox.port, 'admin.example.com')).status).toBe(503);
  await ask('pods.scale', { app, counts: { admin: 1 } });
  await until(async () => (await text('admin.example.com')) === 'admin');
  expect(await text('www.example.com')).toBe('web');
  expect(await text('hello.localhost')).toBe('web');
});

it('what happened to processes is told to members alone', async () => {
  const place = await startDrycc(['eve']);
  const { ask } = place;
  await place.deploy({});
  const [pod] = await results(ask('pods.list', { app }));
  const ofPod = (username?: string) => results(ask('events.list', { app, pod_name: pod?.['name'] }, username));
  expect((await ofPod()).map(({ reason }) => reason)).toEqual(['Scheduled', 'Started']);
  expect(await results(ask('events.list', { app, ptype: 'web' }))).toMatchObject([
    { reason: 'ScalingReplicaSet', message: 'Scaled up replica set hello-web to 1' },
  ]);
  expect(await results(ask('events.list', { app }))).toEqual([]);
  expect(await results(ask('events.list', { app, ptype: 'ghost' }))).toEqual([]);
  expect(await ofPod('eve')).toEqual([]);
});

it('certificates that are to come by themselves are shown as what they are', async () => {
  const { ask } = await startDrycc();
  const kinds = async () =>
    ((await ask('tls.get', { app })).json as { events: { kind: string; status: string }[] }).events.map(
      ({ kind, status }) => [kind, status],
    );
  expect(await kinds()).toEqual([['Issuer', 'True']]);
  await ask('tls.set', { app, certs_auto_enabled: true });
  expect(await kinds()).toEqual([
    ['Issuer', 'True'],
    ['Certificate', 'False'],
    ['CertificateRequest', 'False'],
  ]);
});
