import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { expect, it } from 'vitest';
import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { sample } from '../setup/extent.ts';
import { startDrycc } from './drycc/place.ts';
import { get, placeOf, startPlace, until } from './runtime/pushed-app.ts';
import { type Answer, start, type StartedSandbox } from './started-sandbox.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const domain = 'san.example.com';
const certificate = fixture('san.example.com.pem');
const key = fixture('san.example.com.key.pem');

type Ask = (operation: OperationName, parameters?: object) => Promise<Answer>;

/** Everything that can be read, with its parameters. */
const reads: readonly (readonly [OperationName, object])[] = [
  ['apps.list', {}],
  ['apps.info', { app: 'hello' }],
  ['apps.info', { app: 'second' }],
  ['config.get', { app: 'hello' }],
  ['builds.list', { app: 'hello' }],
  ['releases.list', { app: 'hello' }],
  ['releases.info', { app: 'hello', version: 3 }],
  ['domains.list', { app: 'hello' }],
  ['perms.list', { app: 'hello' }],
  ['settings.get', { app: 'hello' }],
  ['tls.get', { app: 'hello' }],
  ['whitelist.list', { app: 'hello' }],
  ['pods.list', { app: 'hello' }],
  ['pods.list', { app: 'second' }],
  ['keys.list', {}],
  ['certs.list', { app: 'hello' }],
  ['users.list', {}],
  ['administrators.list', {}],
  ['auth.whoami', {}],
  ['ptypes.list', { app: 'hello' }],
  ['workspaces.list', {}],
  ['services.list', { app: 'hello' }],
  ['gateways.list', { app: 'hello' }],
  ['routes.list', { app: 'hello' }],
  ['volumes.list', { app: 'hello' }],
];

/** All that can be read, but for the moments at which processes were started, which a start changes. */
async function everything(dialect: Dialect, ask: Ask): Promise<Readonly<Record<string, unknown>>> {
  const known = reads.filter(([operation]) => spellings(dialect, operation).length > 0);
  const read = known.map(async ([operation, parameters]) => {
    const { status, text } = await ask(operation, parameters);
    expect(status, operation).toBe(200);
    return [`${operation} ${JSON.stringify(parameters)}`, withoutMoments(text)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const withoutMoments = (text: string): unknown => JSON.parse(text.replaceAll(/"started":"[^"]*"/g, '"started":""'));

/** What the app answers over HTTPS at its domain: whose greeting it has. */
function greeting(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, servername: domain, ca: certificate, agent: false as const };
    const sent = httpsRequest({ ...options, headers: { Host: domain } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve((JSON.parse(text) as { greeting: string }).greeting);
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const up = (ask: Ask, count: number): Promise<true> =>
  until(async () => {
    const { results } = (await ask('pods.list', { app: 'hello' })).json as { results: { state: string }[] };
    return results.length === count && results.every(({ state }) => state === 'up');
  });

const restarted = (dialect: Dialect, sandbox: StartedSandbox): Promise<StartedSandbox> =>
  start(dialect, {
    showsAddresses: true,
    directory: sandbox.directory,
    port: sandbox.port,
    securePort: sandbox.securePort,
  });

it.each(sample(dialects, ({ product, prefix }) => `${product} ${prefix}`))(
  'everything is as it was after a stop and a start, in $name',
  async (dialect) => {
    const { sandbox, token, api, deploy } = await startPlace({}, dialect);
    const is23 = dialect.routes['tls.get'] !== null;
    await sandbox.join('bob');
    await api('apps.create', { id: 'second' });
    await api('config.set', { app: 'hello', values: { GREETING: 'one' } });
    await deploy('hello');
    await api('config.set', { app: 'hello', values: { GREETING: 'two' }, tags: { disk: 'ssd' } });
    await api('config.set', { app: 'hello', values: { GREETING: 'three' } });
    expect((await api('releases.rollback', { app: 'hello', version: 4 })).status).toBe(201);
    await api('pods.scale', { app: 'hello', counts: { web: 2 } });
    await api('builds.create', { app: 'second', image: 'example/go', procfile: { web: './go' } });
    await api('pods.scale', { app: 'second', counts: { web: 3 } });
    await api('domains.add', { app: 'hello', domain });
    const name = dialect.prefix === '/v1' ? domain : 'mine';
    const hasCertificates = spellings(dialect, 'certs.add').length > 0;
    if (hasCertificates) await api('certs.add', { name, certificate, key });
    if (dialect.prefix === '/v2') await api('certs.attach', { name, domain });
    await api('keys.add', { id: 'laptop', public: fixture('rsa.pub').trim() });
    await api('perms.create', { app: 'hello', username: 'bob' });
    await api('administrators.create', { username: 'bob' });
    if (spellings(dialect, 'settings.set').length > 0) await api('settings.set', { app: 'second', maintenance: true });
    if (is23) {
      await api('whitelist.add', { app: 'hello', addresses: ['127.0.0.0/8'] });
      await api('tls.set', { app: 'second', https_enforced: true });
    }
    await up(api, 2);
    const before = await everything(dialect, api);
    expect(JSON.stringify(before)).toContain('"GREETING":"two"');
    if (hasCertificates) expect(await greeting(sandbox.securePort)).toBe('two');
    const page = await get(sandbox.port, 'second.localhost');

    await sandbox.close();
    const again = await restarted(dialect, sandbox);
    const { api: ask } = placeOf(again, token);
    await up(ask, 2);
    expect(await everything(dialect, ask)).toEqual(before);
    if (hasCertificates) expect(await greeting(again.securePort)).toBe('two');
    expect((await get(again.port, domain)).text).toContain('"greeting":"two"');
    const { status, text } = await get(again.port, 'second.localhost');
    expect({ status, text }).toEqual({ status: is23 ? 301 : 503, text: page.text });
  },
);

it('everything is as it was after a stop and a start, in drycc-current', async () => {
  const { sandbox, tokens, ask, deploy } = await startDrycc([], { showsAddresses: true });
  const set = (value: string): object => ({ app: 'hello', values: [{ name: 'GREETING', value, group: 'global' }] });
  await ask('apps.create', { id: 'second', workspace: 'team1' });
  await ask('config.set', set('one'));
  await deploy({});
  await up(ask, 1);
  await ask('config.set', set('two'));
  await ask('config.set', set('three'));
  expect((await ask('releases.rollback', { app: 'hello', version: 4 })).status).toBe(201);
  await ask('pods.scale', { app: 'hello', counts: { web: 2 } });
  await ask('domains.add', { app: 'hello', domain, ptype: 'web' });
  await ask('certs.add', { app: 'hello', name: 'mine', certificate, key });
  await ask('certs.attach', { app: 'hello', name: 'mine', domain });
  await ask('keys.add', { id: 'laptop', public: fixture('rsa.pub').trim() });
  await ask('volumes.create', { app: 'hello', name: 'data', size: '1G', type: 'csi' });
  await up(ask, 2);
  const before = await everything(dryccCurrent, ask);
  expect(await greeting(sandbox.securePort)).toBe('two');
  expect(before[`certs.list {"app":"hello"}`]).toMatchObject({ count: 1 });
  expect(before[`apps.info {"app":"hello"}`]).toMatchObject({ url: `http://hello.localhost:${sandbox.port}` });

  await sandbox.close();
  const again = await restarted(dryccCurrent, sandbox);
  const askAgain: Ask = (operation, parameters) => again.ask(operation, parameters, tokens.get('ada'));
  await up(askAgain, 2);
  expect(await everything(dryccCurrent, askAgain)).toEqual(before);
  expect(await greeting(again.securePort)).toBe('two');
});

it('a rollback without a version brings back the release before', async () => {
  const place = await startPlace({}, deis23);
  await place.deploy('hello');
  const ask = async (): Promise<unknown> => JSON.parse((await place.get('hello.localhost')).text) as unknown;
  for (const value of ['one', 'two']) await place.api('config.set', { app: 'hello', values: { GREETING: value } });
  expect(await ask()).toMatchObject({ greeting: 'two' });
  expect((await place.api('releases.rollback', { app: 'hello' })).json).toEqual({ version: 5 });
  expect(await ask()).toMatchObject({ greeting: 'one' });
});
