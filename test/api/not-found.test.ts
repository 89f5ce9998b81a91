import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/client.ts';
import type { ControllerUrl } from '../../src/api/controller-url.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { type OperationName, operations, type Params } from '../../src/api/operations.ts';
import { Failure } from '../../src/base/errors.ts';
import { report } from '../../src/program/report.ts';

const controller = 'https://deis.example.com' as ControllerUrl;

const app = 'hello';
/** What the operations are asked with; the others only with the names in their paths. */
const asked: { readonly [K in OperationName]?: Params<K> } = {
  'auth.register': { username: 'ada', password: 'x' },
  'auth.login': { username: 'ada', password: 'x' },
  'auth.cancel': { username: 'ada' },
  'auth.whoami': {},
  'auth.regenerate': { username: 'ada' },
  'auth.passwd': { new_password: 'x', username: 'ada' },
  'apps.list': {},
  'apps.create': { id: 'hello' },
  'apps.info': { app },
  'apps.transfer': { app, owner: 'bob' },
  'apps.destroy': { app },
  'apps.logs': { app },
  'apps.run': { app, command: 'ls' },
  'pods.list': { app },
  'pods.listByType': { app, type: 'web' },
  'pods.restart': { app },
  'pods.restartByType': { app, type: 'web' },
  'pods.restartByName': { app, type: 'web', pod: 'hello-web-1' },
  'pods.scale': { app, counts: { web: 1 } },
  'config.get': { app },
  'config.set': { app, values: { A: '1' } },
  'settings.get': { app },
  'settings.set': { app, maintenance: true },
  'tls.get': { app },
  'tls.set': { app, https_enforced: true },
  'whitelist.list': { app },
  'whitelist.add': { app, addresses: ['1.2.3.4'] },
  'whitelist.remove': { app, addresses: ['1.2.3.4'] },
  'domains.list': { app },
  'domains.add': { app, domain: 'www.example.com' },
  'domains.remove': { app, domain: 'www.example.com' },
  'builds.list': { app },
  'builds.create': { app, image: 'x' },
  'releases.list': { app },
  'releases.info': { app, version: 3 },
  'releases.rollback': { app, version: 3 },
  'keys.list': {},
  'keys.add': { id: 'laptop', public: 'x' },
  'keys.remove': { key: 'laptop' },
  'certs.list': {},
  'certs.info': { name: 'foo' },
  'certs.add': { name: 'foo', certificate: 'x', key: 'private' },
  'certs.remove': { name: 'foo' },
  'certs.attach': { name: 'foo', domain: 'www.example.com' },
  'certs.detach': { name: 'foo', domain: 'www.example.com' },
  'perms.list': { app },
  'perms.create': { app, username: 'bob' },
  'perms.delete': { app, username: 'bob' },
  'administrators.list': {},
  'administrators.create': { username: 'bob' },
  'administrators.delete': { username: 'bob' },
  'users.list': {},
};

/** What the message calls the things that a request names; `key` is one's name, or what a certificate comes with. */
const names: Readonly<Record<string, (value: string) => string>> = {
  app: (value) => `app "${value}"`,
  version: (value) => `release v${value}`,
  domain: (value) => `domain "${value}"`,
  name: (value) => `certificate "${value}"`,
  username: (value) => `user "${value}"`,
  owner: (value) => `user "${value}"`,
  type: (value) => `process type "${value}"`,
  pod: (value) => `process "${value}"`,
  workspace: (value) => `workspace "${value}"`,
  uuid: (value) => `token "${value}"`,
  service: (value) => `service "${value}"`,
  gateway: (value) => `gateway "${value}"`,
  route: (value) => `route "${value}"`,
  volume: (value) => `volume "${value}"`,
  resource: (value) => `resource "${value}"`,
  addon: (value) => `addon "${value}"`,
  class: (value) => `addon class "${value}"`,
  deployment: (value) => `deployment "${value}"`,
};

/** The parameters of an operation in a dialect. */
function paramsOf({ routes, lacks }: Dialect, name: OperationName): object {
  const route = [routes[name] ?? ''].flat()[0] ?? '';
  const places = [...route.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);
  const inPath = places.map((place) => [place, place === 'version' || place === 'num' ? 3 : 'x1'] as const);
  // A process of Deis v1 is a type with a number.
  const ofDialect = 'num' in Object.fromEntries(inPath) ? { pod: 'web.3' } : {};
  const all = { ...Object.fromEntries(inPath), ...asked[name], ...ofDialect };
  return Object.fromEntries(Object.entries(all).filter(([parameter]) => lacks[name]?.includes(parameter) !== true));
}

/** Asks a controller that answers everything with this 404, and gives what people and programs are told. */
async function refusalOf(dialect: Dialect, name: OperationName, body: string, type = 'application/json') {
  const answer = { status: 404, headers: { 'content-type': type }, body };
  const current = (): Promise<Dialect> => Promise.resolve(dialect);
  const recogniser = { current, reconsider: current, observe: () => undefined };
  const send = (): Promise<never> => Promise.resolve(answer as never);
  const open = (): Promise<never> => Promise.reject(new Error('no socket is opened'));
  const api = createApi({ controller, send, open, recogniser, notice: () => undefined });
  const error: unknown = await api(name, paramsOf(dialect, name) as never).catch((thrown: unknown) => thrown);
  const written: string[] = [];
  report(error, { host: { stderr: { write: (text: string) => written.push(text) } } as never, isJson: true });
  const told = JSON.parse(written.join('')) as { error: { code: string; message: string } };
  return { error, told: told.error };
}

const all = dialects.flatMap((dialect) =>
  (Object.keys(operations) as OperationName[])
    .filter((name) => dialect.routes[name] !== null)
    .map((name) => ({ dialect, name, at: `${name} in ${dialect.name}` })),
);

/** Its 404 says that nobody has finished logging in yet. */
const isPoll = (name: OperationName): boolean => name === 'auth.finish';

describe.each(all)('$at', ({ dialect, name }) => {
  it('names what was not found and where, to people and to programs', async () => {
    const { error, told } = await refusalOf(dialect, name, '{"detail":"Not found."}');
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ kind: 'not_found', status: 404, message: told.message });
    const things = Object.entries(paramsOf(dialect, name)).flatMap(([key, value]) =>
      key === 'name' && !name.startsWith('certs.') ? [] : (names[key]?.(String(value)) ?? []),
    );
    for (const thing of things) expect(told.message.toLowerCase()).toContain(thing);
    if (name === 'keys.remove') expect(told.message).toContain('Key "laptop"');
    expect(told.message).toContain(controller);
    expect(told.message).not.toContain('private');
    if (things.length === 0 && name !== 'keys.remove') expect(told.message).toContain(' returned 404 for /v');
  });

  it.skipIf(isPoll(name)).each([
    ['', 'text/plain'],
    ['<h1>Not Found</h1>', 'text/html'],
  ])('names the path that the controller does not know: %s', async (body, type) => {
    const { told } = await refusalOf(dialect, name, body, type);
    const [, path = ''] = (spellings(dialect, name)[0] ?? '').split(' ');
    const beginning = path.split('{')[0] ?? '';
    expect(told.message).toContain(`${controller} returned 404 for ${beginning}`);
  });
});
