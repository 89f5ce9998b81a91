import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../setup/extent.ts';
import { type Answers, pageOf, startAnswering } from '../setup/answering-controller.ts';

type Item = Readonly<Record<string, unknown>>;

const times = { created: '2026-01-01T00:00:00Z', updated: '2026-01-01T00:00:00Z' };
const app: Item = { id: 'hello', uuid: 'u', owner: 'ada', structure: { web: 1 }, url: 'x', ...times };
const pod: Item = { name: 'hello-web-1', type: 'web', state: 'up', release: 'v2', started: times.created, num: 1 };
const release: Item = {
  version: 2,
  app: 'hello',
  owner: 'ada',
  summary: 's',
  build: 'b',
  config: 'c',
  failed: false,
  ...times,
};
const build: Item = {
  uuid: 'b',
  app: 'hello',
  owner: 'ada',
  image: 'i',
  sha: 's',
  procfile: { web: './w' },
  dockerfile: '',
  ...times,
};
const config: Item = {
  uuid: 'c',
  app: 'hello',
  owner: 'ada',
  values: { A: '1' },
  memory: { web: '1G' },
  cpu: { web: '1' },
  tags: { a: 'b' },
  registry: { username: 'x' },
  healthcheck: { web: { livenessProbe: { httpGet: { port: 80 } } } },
  ...times,
};
const settings: Item = {
  app: 'hello',
  owner: 'ada',
  maintenance: false,
  routable: true,
  autoscale: { web: { min: 1, max: 2, cpu_percent: 50 } },
  label: { a: 'b' },
  whitelist: ['1.2.3.4'],
  uuid: 's',
  ...times,
};
const domain: Item = { domain: 'www.example.com', app: 'hello', owner: 'ada', ...times };
const certificate: Item = {
  id: 1,
  name: 'foo',
  owner: 'ada',
  common_name: 'x',
  san: ['x'],
  domains: ['x'],
  fingerprint: 'AA',
  issuer: 'i',
  subject: 's',
  starts: times.created,
  expires: times.updated,
  ...times,
};
const key: Item = { id: 'laptop', public: 'ssh-ed25519 AAAA x', owner: 'ada', uuid: 'k', ...times };
const tls: Item = { app: 'hello', owner: 'ada', https_enforced: true, uuid: 't', ...times };
const user: Item = {
  id: 1,
  username: 'ada',
  email: 'a@b',
  first_name: '',
  last_name: '',
  is_superuser: true,
  is_staff: true,
  is_active: true,
  groups: [],
  user_permissions: [],
  last_login: times.created,
  date_joined: times.created,
};

/** Every model as it is read, and by which commands. */
const reads: readonly (readonly [lines: readonly string[], path: string, item: Item, isList: boolean])[] = [
  [['apps:list'], '/v2/apps', app, true],
  [
    ['apps:info -a hello', 'apps:open -a hello', 'ps:scale web=2 --dry-run -a hello', 'ps:wait -a hello'],
    '/v2/apps/hello',
    app,
    false,
  ],
  [
    ['ps:list -a hello', 'apps:info -a hello', 'ps:restart hello-web-1 -a hello', 'ps:wait -a hello'],
    '/v2/apps/hello/pods',
    pod,
    true,
  ],
  [
    ['releases:list -a hello', 'releases:diff v2 -a hello', 'releases:rollback --dry-run -a hello', 'ps:wait -a hello'],
    '/v2/apps/hello/releases',
    release,
    true,
  ],
  [['releases:info v2 -a hello', 'config:diff --release v2 -a hello'], '/v2/apps/hello/releases/v2', release, false],
  [['builds:list -a hello', 'builds:create x --dry-run -a hello'], '/v2/apps/hello/builds', build, true],
  [
    [
      'config:list -a hello',
      'config:get A -a hello',
      'config:export -a hello',
      'limits:list -a hello',
      'tags:list -a hello',
      'registry:list -a hello',
      'healthchecks:list -a hello',
      'config:set A=2 --dry-run -a hello',
    ],
    '/v2/apps/hello/config',
    config,
    false,
  ],
  [
    ['maintenance -a hello', 'routing -a hello', 'labels -a hello', 'autoscale -a hello', 'apps:info -a hello'],
    '/v2/apps/hello/settings',
    settings,
    false,
  ],
  [['domains:list -a hello', 'apps:info -a hello', 'apps:open -a hello'], '/v2/apps/hello/domains', domain, true],
  [['certs:list'], '/v2/certs', certificate, true],
  [['certs:info foo'], '/v2/certs/foo', certificate, false],
  [['keys:list'], '/v2/keys', key, true],
  [['tls:info -a hello'], '/v2/apps/hello/tls', tls, false],
  [['whitelist:list -a hello'], '/v2/apps/hello/whitelist', { addresses: ['1.2.3.4'] }, false],
  [['perms:list -a hello'], '/v2/apps/hello/perms', { users: ['bob'] }, false],
  [['perms:list --admin'], '/v2/admin/perms', { username: 'ada', is_superuser: true }, true],
  [['users:list'], '/v2/users', user, true],
  [['whoami --all', 'auth:status'], '/v2/auth/whoami', user, false],
];

const good: Answers = Object.fromEntries(
  reads.map(([, path, item, isList]) => [`GET ${path}`, isList ? pageOf(item) : ([200, item] as const)]),
);

/** Values that a field can have in the place of its own; without a value it is missing. */
const values: readonly (readonly [name: string, value?: unknown])[] = [
  ['missing'],
  ['null', null],
  ['a number', 5],
  ['a text', 'odd'],
  ['a boolean', true],
  ['a list', [null, 5, { a: null }]],
  ['an object', { a: null, b: 5, c: [] }],
];

const cells = reads.flatMap(([lines, path, item, isList]) =>
  Object.keys(item).flatMap((field) => values.map((value) => ({ lines, path, item, isList, field, value }))),
);

describe('a field that is not as it should be', () => {
  let place: Awaited<ReturnType<typeof startAnswering>>;
  beforeAll(async () => {
    place = await startAnswering();
  });
  afterAll(() => place.close());

  it.each(sample(cells, ({ field }) => field).map((cell) => [cell.path, cell.field, cell.value[0], cell] as const))(
    'GET %s, %s: %s costs no more than an unreadable response may',
    async (_path, _field, _name, { lines, path, item, isList, field, value }) => {
      const odd = Object.fromEntries(Object.entries(item).filter(([name]) => name !== field));
      if (value.length > 1) odd[field] = value[1];
      const { machine } = place;
      place.answer({
        ...good,
        [`GET ${path}`]: isList ? pageOf(odd) : [200, odd],
        'POST /v2/apps/hello/pods/web/hello-web-1/restart': [200, [pod]],
      });
      for (const line of lines) {
        for (const options of [{}, { isTerminal: true }]) {
          const outcome = await machine.run(`${line} --no-input --timeout 1`, options);
          expect(outcome.stderr, line).not.toContain('bug in deis-cli');
          expect([0, 7, 8, 9, ...expected(line)], `${line}: ${outcome.stderr}`).toContain(outcome.exitCode);
          expect(outcome.stdout, line).not.toMatch(/\[object Object\]|undefined|NaN/);
        }
      }
    },
  );
});

/** What a field decides: that there is no such thing, or another thing. */
function expected(line: string): readonly number[] {
  if (/^(?:config:get|config:diff|releases:|ps:restart|apps:open)/.test(line)) return [1, 5, 6];
  return line.startsWith('auth:status') ? [4] : [];
}
