import { readFileSync } from 'node:fs';
import type { CommonOperation, OperationName } from '../../src/api/operations.ts';
import type { Exchange } from './document-exchanges.ts';

/** One request of the user test that brings a sandbox into the state which a document takes for granted. */
export type Step = readonly [OperationName, object];

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').trim();

/** Real material for the placeholders of the documents. */
export const material = {
  publicKey: fixture('rsa.pub'),
  certificate: (product: string): string => fixture(`bar.com.${product}.pem`),
  privateKey: fixture('bar.com.key.pem'),
};

/** The user test, logged in with the documents' own token, is there before all steps. */
const user = (username: string): Step => [
  'auth.register',
  { username, password: 'opensesame', email: `${username}@example.com` },
];
const app: Step = ['apps.create', { id: 'example-go' }];
const build: Step = ['builds.create', { image: 'deis/example-go:latest', procfile: { web: 'example-go' } }];
const values: Step = ['config.set', { values: { PLATFORM: 'deis' } }];
const moreValues: Step = ['config.set', { values: { HELLO: 'world' } }];
const domain = (name: string): Step => ['domains.add', { app: 'example-go', domain: name }];
const key = (id: string): Step => ['keys.add', { id, public: material.publicKey }];

/** `app` is a parameter of nearly everything. */
const inApp = ([operation, params]: Step): Step => [operation, { app: 'example-go', ...params }];

const certificate = ({ doc }: Exchange): Step => {
  const product = doc.startsWith('drycc') ? 'drycc' : 'deis';
  return ['certs.add', { name: 'foo', certificate: material.certificate(product), key: material.privateKey }];
};

/** The build that the documents list has the fields of one that was made by a push. */
const listedBuild = (exchange: Exchange): Step => {
  const body = exchange.response.body as { results?: readonly object[] };
  const { image, sha, procfile, dockerfile } = (body.results?.[0] ?? body) as Readonly<Record<string, unknown>>;
  return inApp(['builds.create', { image, sha, procfile, dockerfile }]);
};

const pushed = inApp(['builds.create', { image: 'example-go', sha: '060da68f', procfile: { web: 'example-go' } }]);

/** What is done before the request of an exchange is sent. */
export const states: Readonly<Record<CommonOperation, (exchange: Exchange) => readonly Step[]>> = {
  // In no document.
  'settings.get': () => [],
  'settings.set': () => [],
  'tls.get': () => [],
  'tls.set': () => [],
  'whitelist.list': () => [],
  'whitelist.add': () => [],
  'whitelist.remove': () => [],

  'auth.register': () => [],
  'auth.login': () => [],
  'auth.cancel': () => [],
  'auth.whoami': () => [],
  'auth.regenerate': () => [],
  'auth.passwd': () => [user('testuser')],
  'apps.list': () => [app],
  'apps.create': () => [],
  'apps.info': () => [app],
  'apps.transfer': () => [app],
  'apps.destroy': () => [app],
  'apps.logs': () => [app],
  'apps.run': () => [app, inApp(build)],
  'pods.list': () => [app, inApp(build)],
  'pods.listByType': () => [app, inApp(build)],
  'pods.restart': () => [app, inApp(build)],
  'pods.restartByType': () => [app, inApp(build)],
  'pods.restartByName': () => [app, inApp(build)],
  'pods.scale': () => [app, inApp(build)],
  'config.get': ({ response }) => {
    const shown = (response.body as { values: object }).values;
    return Object.keys(shown).length === 0 ? [app] : [app, inApp(['config.set', { values: shown }])];
  },
  'config.set': ({ request, response }) => {
    const isUnset = Object.values((request.body as { values: object }).values).includes(null);
    const { PLATFORM } = (response.body as { values: { PLATFORM: string } }).values;
    const before = inApp(['config.set', { values: { HELLO: 'world', PLATFORM } }]);
    return isUnset ? [app, inApp(build), before] : [app, inApp(build)];
  },
  'domains.list': () => [app, domain('example.example.com')],
  'domains.add': () => [app],
  'domains.remove': () => [app, domain('example.example.com')],
  'builds.list': (exchange) => [app, listedBuild(exchange)],
  'builds.create': () => [app, inApp(build), inApp(values)],
  'releases.list': ({ doc }) => [app, pushed, doc.startsWith('deis-v1') ? inApp(['config.set', {}]) : inApp(values)],
  'releases.info': () => [app, pushed],
  'releases.rollback': () => [app, inApp(build), inApp(values), inApp(moreValues)],
  'keys.list': () => [key('test@example.com')],
  'keys.add': () => [],
  'keys.remove': () => [key('example')],
  'certs.list': (exchange) => [certificate(exchange)],
  'certs.info': (exchange) => [certificate(exchange)],
  'certs.add': () => [],
  'certs.remove': (exchange) => [certificate(exchange)],
  'certs.attach': (exchange) => [app, domain('test.com'), certificate(exchange)],
  'certs.detach': (exchange) => [
    app,
    domain('test.com'),
    certificate(exchange),
    ['certs.attach', { name: 'foo', domain: 'test.com' }],
  ],
  // The owner is never in the list, and the documents of v2 have the user test in it: the app is somebody else's there.
  'perms.list': ({ response }) => {
    const { users } = response.body as { users: readonly string[] };
    if (users.length === 0) return [app];
    const transfer = inApp(['apps.transfer', { owner: 'example' }]);
    return [
      app,
      user('example'),
      user('foo'),
      transfer,
      ...users.map((name) => inApp(['perms.create', { username: name }])),
    ];
  },
  'perms.create': () => [app, user('example')],
  'perms.delete': () => [app, user('example'), inApp(['perms.create', { username: 'example' }])],
  'administrators.list': () => [user('foo'), ['administrators.create', { username: 'foo' }]],
  'administrators.create': () => [user('example')],
  'administrators.delete': () => [user('example'), ['administrators.create', { username: 'example' }]],
  'users.list': () => [],
};
