import { serve, type TestServer } from '../http/servers.ts';
import { type Answer, key, recorded, token } from './scripted-drycc.ts';

/** Which client of Go a controller is there for: `N` for today's, `O` for 1.13. */
export type Client = 'N' | 'O';

/** A controller that answers every request as the real ones do, and keeps nothing. */
export interface StandIn {
  readonly url: string;
  /** The changes since the start, as `METHOD path body`. */
  readonly changes: () => string[];
}

const app = '/v2/apps/example-go';

const certificate = { name: 'foo', common_name: 'www.example.com', domains: ['www.example.com'], san: [] };
const detached = { ...certificate, domains: [] };

const resource = {
  name: 'cache',
  plan: 'redis:standard-128',
  status: 'Ready',
  data: { host: 'x' },
  options: { a: 'b' },
};

/** What reads are answered: a step of the recording of today's Drycc, or a body. */
const reads: readonly (readonly [path: RegExp, answer: string | object])[] = [
  [/^\/v2\/auth\/whoami$/, 'whoami 1'],
  [/^\/v2\/tokens$/, 'tokens 1'],
  [/^\/v2\/workspaces$/, { count: 1, next: null, results: [{ id: 'myteam', email: 'team@example.com' }] }],
  [/^\/v2\/workspaces\/\w+$/, 'workspaces 12'],
  [/^\/v2\/workspaces\/\w+\/members$/, 'members 1'],
  [/^\/v2\/apps$/, 'apps 16'],
  [/^\/v2\/keys$/, 'keys 6'],
  [/^\/v2\/users$/, { count: 1, next: null, results: [{ username: 'bob', is_active: true }] }],
  [/^\/v2\/limits\/specs$/, 'limits 7'],
  [/^\/v2\/limits\/plans$/, { count: 1, next: null, results: [{ id: 'std1.large.c1m1', cpu: 1, memory: 1 }] }],
  [/^\/v2\/limits\/plans\/[\w.]+$/, 'limits 14'],
  [/^$/, 'apps 39'],
  [/^\/build$/, 'build 11'],
  [/^\/config$/, 'config 4'],
  [/^\/releases$/, { count: 1, next: null, results: [{ version: 2, state: 'succeed', summary: 'myteam deployed x' }] }],
  [/^\/releases\/v2$/, 'releases 4'],
  [/^\/ptypes$/, 'ptypes 1'],
  [/^\/ptypes\/example-go-web\/describe$/, 'ptypes 2'],
  [/^\/pods$/, 'pods 1'],
  [/^\/pods\/[\w-]+\/describe$/, 'pods 2'],
  [/^\/events$/, 'events 1'],
  [/^\/domains$/, 'domains 10'],
  [/^\/certs$/, { count: 1, next: null, results: [certificate] }],
  [/^\/certs\/foo$/, certificate],
  [/^\/settings$/, 'settings 1'],
  [/^\/services$/, 'services 1'],
  [/^\/gateways$/, 'gateways 1'],
  [/^\/gateways\/gwone$/, 'gateways 12'],
  [/^\/routes$/, 'routes 1'],
  [/^\/routes\/rtone$/, 'routes 15'],
  [/^\/volumes$/, 'volumes 12'],
  [/^\/volumes\/myvolume$/, 'volumes 13'],
  [/^\/routes\/rtone\/rules$/, [{ backendRefs: [{ kind: 'Service', name: 'example-go', port: 80 }] }]],
  [/^\/resources$/, { count: 1, next: null, results: [resource] }],
  [/^\/resources\/cache$/, resource],
  [/^\/v2\/resources\/services(?:\/redis\/plans)?$/, { count: 1, next: null, results: [{ name: 'redis' }] }],
  [/^\/perms$/, { count: 1, results: [{ app: 'example-go', username: 'bob', permissions: ['view'] }] }],
];

/** The issuer that the app has before. */
export const issuer = { email: 'x@example.com', server: 'https://acme.example', key_id: 'id', key_secret: 'secret' };

const probes: Readonly<Record<Client, Readonly<Record<string, number>>>> = {
  N: { '/v2': 401, '/v2/workspaces': 401 },
  O: { '/v2': 401, '/v2/workspaces': 404, '/v2/limits/plans': 401 },
};

/** Starts one. It is closed after the test. */
export async function goStandIn(client: Client): Promise<StandIn> {
  const server: TestServer = await serve((response, { method, path, headers }) => {
    const bare = path.replace(/\?.*$/, '').replace(/\/$/, '');
    const isProbe = headers.authorization === undefined && probes[client][bare] !== undefined;
    const isEmpty = path.includes('workspace=emptyteam');
    const answer: Answer = isProbe
      ? { status: probes[client][bare] ?? 401, body: { detail: 'No.' } }
      : isEmpty
        ? { status: 200, body: { count: 0, next: null, results: [] } }
        : answerTo(method, bare, server.requests);
    for (const name of ['drycc_api_version', 'drycc_platform_version']) response.setHeader(name, '2.3');
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? '');
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.status === 204 ? undefined : text);
  });
  const isChange = ({ method }: { readonly method: string }): boolean => method !== 'GET';
  return {
    url: server.origin,
    changes: () => server.requests.filter(isChange).map(({ method, path, body }) => `${method} ${path} ${body}`.trim()),
  };
}

function answerTo(
  method: string,
  path: string,
  before: readonly { readonly method: string; readonly path: string }[],
): Answer {
  if (path === '/v2/auth/login') return recorded('login 1');
  if (path === `/v2/auth/token/${key}`) return { status: 200, body: { uuid: 'u', token, username: 'alice' } };
  if (method === 'POST' && path === '/v2/apps') return recorded('apps 3');
  if (method === 'POST' && path === `${app}/tls`) return { status: 201, body: { app: 'example-go', issuer } };
  if (method !== 'GET') return { status: 204 };
  if (path === `${app}/tls`) return { status: 200, body: { app: 'example-go', https_enforced: null, issuer } };
  const below = path === app || path.startsWith(`${app}/`) ? path.slice(app.length) : path;
  const found = reads.find(([pattern]) => pattern.test(below))?.[1];
  if (found === undefined) return missing;
  const isDetached = before.some((each) => each.method === 'DELETE' && each.path.includes('/certs/foo/domain/'));
  if (found === certificate && isDetached) return { status: 200, body: detached };
  return typeof found === 'string' ? recorded(found) : { status: 200, body: found };
}

const missing: Answer = { status: 404, body: { error: { code: 'NOT_FOUND', message: 'Not found.' } } };
