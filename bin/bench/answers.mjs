// What the controller of the measurements answers: API 2.3, prepared once, so that the server costs the measured
// process nothing but the wait. How many apps there are is said by the token, `<apps>-apps`, as every client sends it; and
// with `<apps>-apps-by-<cap>` how many it gives at the most in one page.

const moments = { created: '2026-01-02T03:04:05Z', updated: '2026-01-02T03:04:05Z' };
const uuid = 'de1bf5b5-4a72-4f94-a10c-d2a3741cdf75';
const ofApp = { app: 'hello', owner: 'ada', uuid, ...moments };

const pod = (index) => ({
  name: `hello-web-1545612791-k5bx${index}`,
  type: 'web',
  state: 'up',
  release: 'v3',
  started: moments.created,
});
const release = (version) => ({
  ...ofApp,
  version,
  summary: 'ada changed nothing',
  failed: false,
  config: uuid,
  build: null,
});
const certificate = {
  id: 1,
  name: 'example',
  owner: 'ada',
  common_name: 'example.com',
  san: ['example.com'],
  domains: ['example.com'],
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  issuer: '/CN=example.com',
  subject: '/CN=example.com',
  starts: moments.created,
  expires: '2120-01-01T00:00:00Z',
  ...moments,
};
const config = {
  ...ofApp,
  values: { DEBUG: '1' },
  memory: {},
  cpu: {},
  tags: {},
  registry: {},
  healthcheck: {},
};
const settings = { ...ofApp, maintenance: false, routable: true, whitelist: [], autoscale: {}, label: {} };
const user = { username: 'ada', email: 'ada@example.com', first_name: '', last_name: '', is_superuser: false };
const build = { ...ofApp, image: 'example/go', sha: '', procfile: {}, dockerfile: '' };
const pageOf = (...results) => ({ count: results.length, next: null, previous: null, results });

/** By method and path without its last slash: the status, and the value that is sent as JSON. */
const fixed = {
  'GET /v2/auth/whoami': [200, user],
  'GET /v2/users': [200, pageOf(user)],
  'GET /v2/keys': [
    200,
    pageOf({ id: 'laptop', owner: 'ada', public: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5', uuid, ...moments }),
  ],
  'POST /v2/apps': [201, app(0)],
  'GET /v2/apps/hello': [200, { ...app(0), id: 'hello' }],
  'GET /v2/apps/hello/pods': [200, { count: 2, results: [pod(1), pod(2)] }],
  'POST /v2/apps/hello/pods/restart': [200, [pod(1), pod(2)]],
  'POST /v2/apps/hello/scale': [204],
  'GET /v2/apps/hello/config': [200, config],
  'POST /v2/apps/hello/config': [201, config],
  'GET /v2/apps/hello/settings': [200, settings],
  'POST /v2/apps/hello/settings': [201, settings],
  'GET /v2/apps/hello/domains': [200, pageOf({ ...ofApp, domain: 'hello' })],
  'POST /v2/apps/hello/domains': [201, { ...ofApp, domain: 'example.com' }],
  'GET /v2/apps/hello/builds': [200, pageOf(build)],
  'POST /v2/apps/hello/builds': [201, build],
  'GET /v2/apps/hello/releases': [200, pageOf(release(3), release(2), release(1))],
  'GET /v2/apps/hello/releases/v2': [200, release(2)],
  'POST /v2/apps/hello/releases/rollback': [201, { version: 4 }],
  'GET /v2/apps/hello/perms': [200, { users: ['grace'] }],
  'POST /v2/apps/hello/perms': [201],
  'GET /v2/certs': [200, pageOf(certificate)],
  'POST /v2/certs/example/domain': [201],
};

const json = 'application/json';
const prepared = new Map(
  Object.entries(fixed).map(([route, [status, value]]) => [
    route,
    { status, type: json, body: value === undefined ? '' : JSON.stringify(value) },
  ]),
);

/** Gives `{status, type, body}` for a request; undefined for a path that the controller does not know. */
export function answer(method, url, token) {
  const { pathname, searchParams } = new URL(url, 'http://controller');
  const path = pathname.replace(/\/$/, '');
  if (path === '/v2')
    return { status: 401, type: json, body: '{"detail":"Authentication credentials were not provided."}' };
  if (method === 'GET' && path === '/v2/apps') return pageOfApps(token, searchParams);
  if (method === 'GET' && path === '/v2/apps/hello/logs') return logs(Number(searchParams.get('log_lines') ?? 100));
  return prepared.get(`${method} ${path}`);
}

/** An app, in the middle of its list. */
function app(index) {
  return { uuid, id: nameOfApp(index), owner: 'ada', structure: { web: 2 }, ...moments };
}

/** Its name, which is as long as names are. */
export function nameOfApp(index) {
  return `app-${String(index).padStart(6, '0')}`;
}

const pages = new Map();

function pageOfApps(token, query) {
  const [, total, cap] = (/^(\d+)-apps(?:-by-(\d+))?$/.exec(token) ?? []).map(Number);
  const limit = Math.min(Number(query.get('limit') ?? 100), cap || Infinity);
  const offset = Number(query.get('offset') ?? 0);
  return remembered(`${total} ${limit} ${offset}`, () => {
    const end = Math.min(total, offset + limit);
    const value = {
      count: total,
      next: end < total ? `http://controller/v2/apps?limit=${limit}&offset=${end}` : null,
      previous: null,
      results: Array.from({ length: end - offset }, (_, index) => app(offset + index)),
    };
    return { status: 200, type: json, body: Buffer.from(JSON.stringify(value)) };
  });
}

function logs(count) {
  return remembered(`logs ${count}`, () => {
    const lines = Array.from(
      { length: count },
      (_, index) =>
        `2026-01-02T03:04:05+00:00 hello[web.v3.abc0${index % 4}]: line ${index} of what the app has to say\n`,
    );
    return { status: 200, type: 'text/plain', body: Buffer.from(lines.join('')) };
  });
}

function remembered(key, make) {
  const known = pages.get(key);
  if (known) return known;
  const made = make();
  pages.set(key, made);
  return made;
}
