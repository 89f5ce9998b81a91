import type { Arrived, Reply } from './worst-controller.ts';

/** What is planted so that it can be looked for: none of it belongs into any output. */
export const secrets = {
  token: 'token-7c1f0a9be2d44d53',
  password: 'opensesame-51f2',
  value: 'hunter2-c0ffee',
} as const;

/** A class of command, by one that stands for it. */
export interface CommandClass {
  /** Its column in the table. */
  readonly title: string;
  readonly words: readonly string[];
  readonly input?: string;
  /** What the command reads of an answer of success. */
  readonly reads: 'list' | 'object' | 'text' | 'nothing';
  /** The answers that it reads as JSON, as `bodies` has them. */
  readonly asks: readonly string[];
  /** True for what changes something, and may be sent once only. */
  readonly isChange: boolean;
  /** True where nothing is known of the controller, so that it is asked first which API it speaks. */
  readonly isFirst?: boolean;
  /** True where no token is sent. */
  readonly isAnonymous?: boolean;
}

const app = ['--app', 'hello'];

/** One command of every class, and the most used of reads and changes twice. */
export const commandClasses: readonly CommandClass[] = [
  { title: 'apps:list', words: ['apps:list'], asks: ['GET /v2/apps'], reads: 'list', isChange: false },
  {
    title: 'apps:info',
    words: ['apps:info', ...app],
    asks: [
      'GET /v2/apps/hello/',
      'GET /v2/apps/hello/pods/',
      'GET /v2/apps/hello/domains/',
      'GET /v2/apps/hello/settings/',
    ],
    reads: 'object',
    isChange: false,
  },
  {
    title: 'config:list',
    words: ['config:list', ...app],
    asks: ['GET /v2/apps/hello/config/'],
    reads: 'object',
    isChange: false,
  },
  {
    title: 'config:set',
    words: ['config:set', `SECRET=${secrets.value}`, ...app],
    asks: ['POST /v2/apps/hello/config/'],
    reads: 'object',
    isChange: true,
  },
  {
    title: 'apps:destroy',
    words: ['apps:destroy', ...app, '--confirm=hello'],
    asks: [],
    reads: 'nothing',
    isChange: true,
  },
  {
    title: 'apps:run',
    words: ['apps:run', ...app, 'true'],
    asks: ['POST /v2/apps/hello/run/'],
    reads: 'object',
    isChange: true,
  },
  { title: 'apps:logs', words: ['apps:logs', ...app], asks: [], reads: 'text', isChange: false },
  {
    title: 'auth:login',
    words: ['auth:login', '--username=ada', '--password-stdin'],
    input: `${secrets.password}\n`,
    asks: ['POST /v2/auth/login/'],
    reads: 'object',
    isChange: true,
    isAnonymous: true,
  },
  {
    title: 'first contact',
    words: ['apps:list'],
    asks: ['GET /v2/apps'],
    reads: 'list',
    isChange: false,
    isFirst: true,
  },
];

const moments = { created: '2026-05-01T10:00:00Z', updated: '2026-05-01T10:00:00Z' };
const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const appOf = (id: string) => ({
  id,
  uuid,
  owner: 'ada',
  url: `${id}.example.com`,
  structure: { web: 1 },
  ...moments,
});
const page = (...results: readonly object[]) => ({ count: results.length, next: null, previous: null, results });
const config = {
  app: 'hello',
  owner: 'ada',
  uuid,
  values: { DEBUG: '1' },
  memory: { web: '1G' },
  cpu: {},
  tags: {},
  registry: {},
  healthcheck: {},
  ...moments,
};

/** The JSON bodies of a good controller of API 2.3, by method and path. */
export const bodies: Readonly<Record<string, unknown>> = {
  'GET /v2/apps': page(appOf('hello'), appOf('world')),
  'GET /v2/apps/hello/': appOf('hello'),
  'GET /v2/apps/hello/pods/': page({
    name: 'hello-web-1',
    type: 'web',
    state: 'up',
    release: 'v2',
    started: moments.created,
  }),
  'GET /v2/apps/hello/domains/': page({ domain: 'hello.example.com', app: 'hello', owner: 'ada', ...moments }),
  'GET /v2/apps/hello/settings/': {
    app: 'hello',
    owner: 'ada',
    uuid,
    maintenance: false,
    routable: true,
    autoscale: {},
    label: { team: 'blue' },
    whitelist: [],
    ...moments,
  },
  'GET /v2/apps/hello/config/': config,
  // The value is another one: it is a secret, and --json shows what the controller answers.
  'POST /v2/apps/hello/config/': { ...config, values: { ...config.values, SECRET: 'new' } },
  'POST /v2/apps/hello/run/': { exit_code: 0, output: 'one\ntwo\n' },
  'POST /v2/auth/login/': { token: secrets.token },
};

/** What a good controller answers to a request. */
export function goodReply({ method, path, headers }: Arrived): Reply {
  const versions = { DEIS_API_VERSION: '2.3', DEIS_PLATFORM_VERSION: '2.18.0' };
  const json = { ...versions, 'Content-Type': 'application/json' };
  const route = `${method} ${path.split('?')[0] ?? ''}`;
  if (isProbe({ method, headers })) return { status: 401, headers: json, body: '{"detail":"No credentials."}' };
  if (route === 'DELETE /v2/apps/hello/') return { status: 204, headers: versions, body: '' };
  if (route === 'GET /v2/apps/hello/logs/') {
    return { status: 200, headers: { ...versions, 'Content-Type': 'text/plain' }, body: 'first line\nlast line\n' };
  }
  const body = bodies[route];
  if (body === undefined) return { status: 404, headers: json, body: '{"detail":"Not found."}' };
  return {
    status: method === 'POST' && route.endsWith('config/') ? 201 : 200,
    headers: json,
    body: JSON.stringify(body),
  };
}

/** Whether a request asks which API is spoken: it brings no token. */
export function isProbe({ method, headers }: Pick<Arrived, 'method' | 'headers'>): boolean {
  return method === 'GET' && headers['authorization'] === undefined;
}
