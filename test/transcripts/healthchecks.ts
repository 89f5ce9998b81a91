import { refuses, wrong } from './outcomes.ts';
import {
  configOf,
  refused,
  remoteOf,
  Script,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { failed, forbidden, missing } from './wire.ts';

const at = '/v2/apps/hello/config/';

/** The APIs whose config has checks by process type. */
const apis: readonly SpokenApi[] = ['2.2', '2.3', 'drycc-2.0', 'drycc-2.1', 'drycc-2.3'];

/** The numbers that are sent where none is given. */
const numbers = {
  initialDelaySeconds: 50,
  timeoutSeconds: 50,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

const http = { ...numbers, httpGet: { path: '/', port: 5000 } };

/** Sets one check, which is sent and answered with. */
const sets = (
  name: string,
  argv: Transcript['argv'],
  check: object,
  { type = 'web/cmd', probe = 'livenessProbe', ...more }: Partial<Transcript> & { type?: string; probe?: string } = {},
): Transcript => {
  const healthcheck = { [type]: { [probe]: check } };
  return {
    name,
    argv,
    answers: { [`POST ${at}`]: configOf({ SECRET: 'hunter2' }, { healthcheck }) },
    requests: [[`POST ${at}`, { healthcheck }]],
    exit: 0,
    stdout: [`Applying ${probe} healthcheck... done`, '', '=== hello Healthchecks', '', `${type}:`],
    ...more,
  };
};

const unsets = (name: string, argv: string, healthcheck: object, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at}`]: configOf({}) },
  requests: [[`POST ${at}`, { healthcheck }]],
  exit: 0,
  stdout: ['Removing healthchecks... done', '', '=== hello Healthchecks'],
  ...more,
});

const lists = (
  name: string,
  argv: string,
  healthcheck: object,
  stdout: Transcript['stdout'],
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at}`]: configOf({ SECRET: 'hunter2' }, { healthcheck }) },
  exit: 0,
  ...(stdout !== undefined && { stdout }),
  ...more,
});

const shown = [
  'Initial Delay (seconds): 50',
  'Timeout (seconds): 50',
  'Period (seconds): 10',
  'Success Threshold: 1',
  'Failure Threshold: 3',
];

/** What Workflow 2.1 says to process type. */
const noProcessTypes = refused(400, {
  healthcheck: ['Healthcheck keys must be either livenessProbe or readinessProbe'],
});

const usual = 'healthchecks:set liveness httpGet 5000 -a hello';

/** Health checks, a part of an app's config: `healthchecks:list`, `healthchecks:set` and `healthchecks:unset`. */
export const healthchecks: Transcripts = [
  ...apis.map((api) => sets(`healthchecks:set sends a check of the default process, on ${api}`, usual, http, { api })),
  sets('healthchecks set, in two words', 'healthchecks set liveness httpGet 5000 -a hello', http),
  sets('healthchecks:set takes a path', 'healthchecks:set liveness httpGet 80 --path=/healthz -a hello', {
    ...numbers,
    httpGet: { path: '/healthz', port: 80 },
  }),
  sets(
    'healthchecks:set takes -p with its value in the same word',
    'healthchecks:set -p/healthz liveness httpGet 80 -ahello',
    {
      ...numbers,
      httpGet: { path: '/healthz', port: 80 },
    },
  ),
  sets(
    'healthchecks:set takes headers',
    ['healthchecks:set', 'liveness', 'httpGet', '80', '--headers=X-Client-Version:v1.0,X-Foo: bar', '-a', 'hello'],
    {
      ...numbers,
      httpGet: {
        path: '/',
        port: 80,
        httpHeaders: [
          { name: 'X-Client-Version', value: 'v1.0' },
          { name: 'X-Foo', value: 'bar' },
        ],
      },
    },
  ),
  sets(
    'healthchecks:set takes a colon in the value of a header',
    'healthchecks:set liveness httpGet 80 --headers Host:a.example.com:80 -a hello',
    {
      ...numbers,
      httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'Host', value: 'a.example.com:80' }] },
    },
  ),
  sets(
    'healthchecks:set takes --header for --headers',
    'healthchecks:set liveness httpGet 80 --header=test-header:test-value -a hello',
    {
      ...numbers,
      httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'test-header', value: 'test-value' }] },
    },
  ),
  sets('healthchecks:set takes process type', 'healthchecks:set liveness httpGet 5000 --type=web -a hello', http, {
    type: 'web',
  }),
  sets(
    'healthchecks:set takes the default process by its name',
    'healthchecks:set liveness httpGet 5000 --type=web/cmd -a hello',
    http,
  ),
  sets('healthchecks:set sets readiness', 'healthchecks:set readiness httpGet 5000 -a hello', http, {
    probe: 'readinessProbe',
  }),
  sets('healthchecks:set connects to a port', 'healthchecks:set liveness tcpSocket 5000 -a hello', {
    ...numbers,
    tcpSocket: { port: 5000 },
  }),
  sets(
    'healthchecks:set runs a command',
    'healthchecks:set readiness exec -a hello -- /bin/sh -c true',
    { ...numbers, exec: { command: ['/bin/sh', '-c', 'true'] } },
    {
      probe: 'readinessProbe',
    },
  ),
  sets(
    'healthchecks:set runs a command without options of its own',
    'healthchecks:set liveness exec cat /tmp/ready -a hello',
    {
      ...numbers,
      exec: { command: ['cat', '/tmp/ready'] },
    },
  ),
  sets(
    'healthchecks:set leaves a path out of what runs a command',
    'healthchecks:set liveness exec --path=/healthz -a hello -- true',
    {
      ...numbers,
      exec: { command: ['true'] },
    },
  ),
  sets(
    'healthchecks:set leaves headers out of what connects to a port',
    'healthchecks:set liveness tcpSocket 5000 --headers=X-Foo:bar -a hello',
    { ...numbers, tcpSocket: { port: 5000 } },
  ),
  sets(
    'healthchecks:set takes every number',
    'healthchecks:set readiness httpGet 5000 --initial-delay-timeout=10 --timeout-seconds=20 --period-seconds=30 --success-threshold=2 --failure-threshold=5 -a hello',
    {
      initialDelaySeconds: 10,
      timeoutSeconds: 20,
      periodSeconds: 30,
      successThreshold: 2,
      failureThreshold: 5,
      httpGet: { path: '/', port: 5000 },
    },
    { probe: 'readinessProbe' },
  ),
  sets(
    'healthchecks:set takes abbreviated options',
    'healthchecks:set liveness httpGet 5000 --init 0 --timeout-s 5 --per 15 --fail=4 -a hello',
    {
      ...http,
      initialDelaySeconds: 0,
      timeoutSeconds: 5,
      periodSeconds: 15,
      failureThreshold: 4,
    },
  ),
  sets('healthchecks:set finds the app by its git remote', 'healthchecks:set liveness httpGet 5000', http, {
    remotes: { deis: remoteOf('hello') },
  }),
  wrong(
    'healthchecks:set of a check that there is not',
    'healthchecks:set aliveness httpGet 5000 -a hello',
    'aliveness',
  ),
  wrong(
    'healthchecks:set with a probe that there is not',
    'healthchecks:set liveness httpPost 5000 -a hello',
    'httpPost',
  ),
  wrong('healthchecks:set without a port', 'healthchecks:set liveness httpGet -a hello'),
  wrong('healthchecks:set without a probe', 'healthchecks:set liveness -a hello'),
  wrong('healthchecks:set with a port in words', 'healthchecks:set liveness httpGet http -a hello', 'http'),
  wrong(
    'healthchecks:set with a port in words for tcpSocket',
    'healthchecks:set liveness tcpSocket http -a hello',
    'http',
  ),
  wrong(
    'healthchecks:set with a header without a value',
    'healthchecks:set liveness httpGet 80 --headers=X-Foo -a hello',
  ),
  wrong(
    'healthchecks:set with words for numbers',
    'healthchecks:set liveness httpGet 80 --period-seconds=often -a hello',
    'often',
  ),
  wrong(
    'healthchecks:set with a path twice',
    'healthchecks:set liveness httpGet 80 -p /a --path=/b -a hello',
    '--path',
  ),
  wrong('healthchecks:set with an option of the command before --', 'healthchecks:set liveness exec ls -Z -a hello'),
  sets('healthchecks:set takes the folder for the app', 'healthchecks:set liveness httpGet 5000', http, {
    directory: 'hello',
  }),
  sets('healthchecks:set is sent again without process type to Workflow 2.1, which has none there', usual, http, {
    api: '2.1',
    answers: { [`POST ${at}`]: new Script(noProcessTypes, configOf({}, { healthcheck: { livenessProbe: http } })) },
    requests: [
      [`POST ${at}`, { healthcheck: { 'web/cmd': { livenessProbe: http } } }],
      [`POST ${at}`, { healthcheck: { livenessProbe: http } }],
    ],
  }),
  refuses(
    sets(
      'healthchecks:set of process type is sent once to Workflow 2.1',
      'healthchecks:set liveness httpGet 5000 --type=web -a hello',
      http,
      { api: '2.1', type: 'web' },
    ),
    noProcessTypes,
    6,
    'healthcheck: Healthcheck keys must be either livenessProbe or readinessProbe',
  ),
  refuses(
    sets(
      'healthchecks:set of liveness with two successes',
      'healthchecks:set liveness httpGet 5000 --success-threshold=2 -a hello',
      { ...http, successThreshold: 2 },
    ),
    refused(400, { healthcheck: ['livenessProbe successThreshold can only be 1'] }),
    6,
    'healthcheck: livenessProbe successThreshold can only be 1',
  ),
  refuses(
    sets('healthchecks:set that changes nothing', usual, http),
    refused(409, { detail: 'ada changed nothing - release stopped' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    sets('healthchecks:set for an app of somebody else', usual, http),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    sets('healthchecks:set for an app that is not there', usual, http),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),
  refuses(sets('healthchecks:set on a controller that fails', usual, http), failed, 8, 'Server Error'),

  ...apis.map((api) =>
    unsets(
      `healthchecks:unset removes a check of the default process, on ${api}`,
      'healthchecks:unset liveness --app=hello',
      { 'web/cmd': { livenessProbe: null } },
      { api },
    ),
  ),
  unsets('healthchecks:unset removes both in one change', 'healthchecks:unset liveness readiness -a hello', {
    'web/cmd': { livenessProbe: null, readinessProbe: null },
  }),
  unsets('healthchecks:unset takes process type', 'healthchecks:unset --type=worker readiness -ahello', {
    worker: { readinessProbe: null },
  }),
  unsets('healthchecks unset, in two words', 'healthchecks unset liveness -a hello --ty web', {
    web: { livenessProbe: null },
  }),
  unsets(
    'healthchecks:unset is sent again without process type to Workflow 2.1, which has none there',
    'healthchecks:unset liveness -a hello',
    {},
    {
      api: '2.1',
      answers: { [`POST ${at}`]: new Script(noProcessTypes, configOf({})) },
      requests: [
        [`POST ${at}`, { healthcheck: { 'web/cmd': { livenessProbe: null } } }],
        [`POST ${at}`, { healthcheck: { livenessProbe: null } }],
      ],
    },
  ),
  wrong('healthchecks:unset without a check', 'healthchecks:unset -a hello'),
  wrong('healthchecks:unset of a check that there is not', 'healthchecks:unset aliveness -a hello', 'aliveness'),
  unsets(
    'healthchecks:unset takes the folder for the app',
    'healthchecks:unset liveness',
    { 'web/cmd': { livenessProbe: null } },
    { directory: 'hello' },
  ),
  refuses(
    unsets('healthchecks:unset of a type that has none', 'healthchecks:unset liveness --type=nope -a hello', {
      nope: { livenessProbe: null },
    }),
    refused(422, { detail: 'nope does not exist under healthcheck' }),
    6,
    'nope does not exist under healthcheck',
  ),

  ...apis.map((api) =>
    lists(
      `healthchecks:list lists checks by process type, on ${api}`,
      'healthchecks:list --app=hello',
      {
        web: { livenessProbe: http },
        cmd: { readinessProbe: { ...numbers, exec: { command: ['cat', '/tmp/ready'] } } },
      },
      [
        '=== hello Healthchecks',
        '',
        'cmd:',
        '--- Liveness',
        'No liveness probe configured.',
        '',
        '--- Readiness',
        ...shown,
        'Exec Probe: Command=[cat /tmp/ready]',
        'HTTP GET Probe: N/A',
        'TCP Socket Probe: N/A',
        '',
        'web:',
        '--- Liveness',
        ...shown,
        'Exec Probe: N/A',
        'HTTP GET Probe: Path="/" Port=5000 HTTPHeaders=[]',
        'TCP Socket Probe: N/A',
        '',
        '--- Readiness',
        'No readiness probe configured.',
      ],
      { api },
    ),
  ),
  lists(
    'healthchecks:list shows checks without process type as those of the default process, on 2.1',
    'healthchecks:list -a hello',
    { readinessProbe: http },
    ['=== hello Healthchecks', 'web/cmd:', '--- Liveness', 'No liveness probe configured.', '--- Readiness', ...shown],
    { api: '2.1' },
  ),
  lists(
    'healthchecks:list --type lists those of one type',
    'healthchecks:list --type=web -a hello',
    { web: { livenessProbe: http }, cmd: {} },
    ['=== hello Healthchecks', 'web:', '--- Liveness', 'Initial Delay (seconds): 50'],
  ),
  lists(
    'healthchecks:list --type of a type that has none',
    'healthchecks:list --type=worker -a hello',
    { web: { livenessProbe: http } },
    [
      '=== hello Healthchecks',
      'worker:',
      '--- Liveness',
      'No liveness probe configured.',
      '--- Readiness',
      'No readiness probe configured.',
    ],
  ),
  lists('healthchecks is healthchecks:list', 'healthchecks -a hello', {}, [
    '=== hello Healthchecks',
    'No health checks configured.',
  ]),
  lists('healthchecks:list of an app of somebody else', 'healthchecks:list -a hello', {}, '', {
    answers: { [`GET ${at}`]: forbidden },
    exit: 4,
    stderr: ['You do not have permission'],
  }),
  wrong('healthchecks:list with an argument', 'healthchecks:list web -a hello'),
  ...['healthchecks:list -a hello', usual, 'healthchecks:unset liveness -a hello'].map((argv): Transcript => ({
    ...wrong(`${argv} asks for nothing on 1.1, whose config has no checks`, argv),
    api: '1.1',
  })),
];
