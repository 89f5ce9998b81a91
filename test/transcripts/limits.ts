import { refuses, wrong } from './outcomes.ts';
import {
  configOf,
  oldRemoteOf,
  refused,
  remoteOf,
  Script,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { below, everyApi, failed, forbidden, missing, unavailable } from './wire.ts';

const at = (api: SpokenApi = '2.3'): string => below(api, 'config/');

/** A change of limits, after which the controller has those and no others. */
const applies = (
  name: string,
  argv: string,
  change: object,
  left: object,
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at(more.api)}`]: configOf({ SECRET: 'hunter2' }, left) },
  requests: [[`POST ${at(more.api)}`, change]],
  exit: 0,
  stdout: ['Applying limits... done', '', '=== hello Limits', '', '--- Memory', '', '--- CPU'],
  ...more,
});

const sets = (name: string, argv: string, change: object, more: Partial<Transcript> = {}): Transcript =>
  applies(name, argv, change, change, more);

const unsets = (name: string, argv: string, change: object, more: Partial<Transcript> = {}): Transcript =>
  applies(
    name,
    argv,
    change,
    {},
    { stdout: ['Applying limits... done', '--- Memory', 'Unlimited', '--- CPU', 'Unlimited'], ...more },
  );

const lists = (name: string, argv: string, limits: object, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at(more.api)}`]: configOf({ SECRET: 'hunter2' }, limits) },
  exit: 0,
  stdout: '=== hello Limits\n\n--- Memory\nUnlimited\n\n--- CPU\nUnlimited\n',
  ...more,
});

/** Limits, a part of an app's config: `limits:list`, `limits:set` and `limits:unset`. */
export const limits: Transcripts = [
  ...everyApi.map((api) =>
    sets(
      `limits:set limits the memory of types in one change, on ${api}`,
      'limits:set web=1G worker=512M --app=hello',
      { memory: { web: '1G', worker: '512M' } },
      { api },
    ),
  ),
  ...everyApi
    .filter((api) => !api.startsWith('1.'))
    .map((api) =>
      sets(
        `limits:set --cpu limits the processor, on ${api}`,
        'limits:set --cpu web=500m -a hello',
        { cpu: { web: '500m' } },
        { api },
      ),
    ),
  sets(
    'limits:set --cpu takes shares, on 1.1',
    'limits:set --cpu web=512 -a hello',
    { cpu: { web: '512' } },
    { api: '1.1' },
  ),
  ...[
    ['2G', '--memory', 'memory'],
    ['512m', '-m', 'memory'],
    ['1024B', '', 'memory'],
    ['64k', '', 'memory'],
    ['512MB', '', 'memory'],
    ['2gb', '', 'memory'],
    ['2', '--cpu', 'cpu'],
    ['100m', '--cpu', 'cpu'],
    ['0.1', '--cpu', 'cpu'],
    ['.123', '--cpu', 'cpu'],
    ['2G/4G', '', 'memory'],
    ['128M/512M', '-m', 'memory'],
    ['0/3G', '', 'memory'],
    ['0', '', 'memory'],
    ['2/4', '--cpu', 'cpu'],
    ['200m/400m', '--cpu', 'cpu'],
    ['0/300m', '--cpu', 'cpu'],
    ['.2/.4', '--cpu', 'cpu'],
  ].map(([limit = '', option = '', kind = '']) =>
    sets(
      `limits:set sends ${limit} as it is, ${option === '' ? 'as memory' : `with ${option}`}`,
      `limits:set ${option} web=${limit} -a hello`,
      {
        [kind]: { web: limit },
      },
    ),
  ),
  sets('limits set, in two words', 'limits set web=1G -a hello', { memory: { web: '1G' } }),
  sets('limits:set takes options anywhere', 'limits:set web=1 -ahello worker=2 --cpu', {
    cpu: { web: '1', worker: '2' },
  }),
  sets('limits:set takes --cp and --mem for --cpu and --memory', 'limits:set --cp web=1 -a hello', {
    cpu: { web: '1' },
  }),
  sets('limits:set takes --mem for --memory', 'limits:set --mem web=1G -a hello', { memory: { web: '1G' } }),
  sets('limits:set limits the processor where both are said', 'limits:set --memory --cpu web=1 -a hello', {
    cpu: { web: '1' },
  }),
  sets('limits:set takes types with hyphens and digits', 'limits:set web-server1=2G -a hello', {
    memory: { 'web-server1': '2G' },
  }),
  sets('limits:set takes the last of two limits', 'limits:set web=1G web=2G -a hello', { memory: { web: '2G' } }),
  sets(
    'limits:set finds the app by its git remote',
    'limits:set web=1G',
    { memory: { web: '1G' } },
    { remotes: { deis: remoteOf('hello') } },
  ),
  sets(
    'limits:set finds the app by its git remote of Deis v1',
    'limits:set web=1G',
    { memory: { web: '1G' } },
    {
      api: '1.1',
      remotes: { deis: oldRemoteOf('hello') },
    },
  ),
  ...['=1', 'web=', '1=', 'web=G', 'web=/', 'web=/1', 'web-=2G', 'Web=2G', 'web', 'web=1X', 'web=1G/2G/3G'].map(
    (word) => wrong(`limits:set ${word}`, `limits:set ${word} -a hello`),
  ),
  wrong('limits:set -web=2G', 'limits:set -web=2G -a hello'),
  wrong('limits:set with one limit of two that is wrong', 'limits:set web=1G foo= -a hello'),
  wrong('limits:set --cpu with a unit of memory', 'limits:set --cpu web=lots -a hello', 'lots'),
  wrong('limits:set without a limit', 'limits:set -a hello'),
  sets(
    'limits:set takes the folder for the app',
    'limits:set web=1G',
    { memory: { web: '1G' } },
    { directory: 'hello' },
  ),
  wrong('limits:set with a repeated app', 'limits:set web=1G -a hello --app=other', '--app'),
  refuses(
    sets('limits:set is sent once, though nothing is behind the router', 'limits:set web=1G -a hello', {
      memory: { web: '1G' },
    }),
    new Script(unavailable, configOf({}, { memory: { web: '1G' } })),
    8,
    '503',
  ),
  refuses(
    sets(
      'limits:set of two limits on a controller that takes one',
      'limits:set web=128M/512M -a hello',
      { memory: { web: '128M/512M' } },
      { api: '2.2' },
    ),
    refused(400, { memory: ['Limit format: <number><unit>, where unit = B, K, M or G'] }),
    6,
    'memory: Limit format: <number><unit>, where unit = B, K, M or G',
  ),
  refuses(
    sets(
      'limits:set of too many shares, on 1.1',
      'limits:set --cpu web=9999 -a hello',
      { cpu: { web: '9999' } },
      { api: '1.1' },
    ),
    refused(400, { cpu: ['CPU shares must be between 0 and 1024'] }),
    6,
    'cpu: CPU shares must be between 0 and 1024',
  ),
  refuses(
    sets('limits:set that changes nothing', 'limits:set web=1G -a hello', { memory: { web: '1G' } }),
    refused(409, { detail: 'ada changed nothing - release stopped' }),
    6,
    'ada changed nothing - release stopped',
  ),
  refuses(
    sets('limits:set for an app of somebody else', 'limits:set web=1G -a hello', { memory: { web: '1G' } }),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    sets('limits:set for an app that is not there', 'limits:set web=1G -a hello', { memory: { web: '1G' } }),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),
  refuses(
    sets('limits:set on a controller that fails', 'limits:set web=1G -a hello', { memory: { web: '1G' } }),
    failed,
    8,
    'Server Error',
  ),

  ...everyApi.map((api) =>
    unsets(
      `limits:unset removes limits of memory in one change, on ${api}`,
      'limits:unset web worker --app=hello',
      { memory: { web: null, worker: null } },
      { api },
    ),
  ),
  unsets('limits:unset --cpu removes limits of the processor', 'limits:unset --cpu web -a hello', {
    cpu: { web: null },
  }),
  unsets('limits:unset --memory removes limits of memory', 'limits:unset web --memory -a hello', {
    memory: { web: null },
  }),
  unsets('limits:unset -m removes limits of memory', 'limits:unset -m web -ahello', { memory: { web: null } }),
  unsets('limits unset, in two words', 'limits unset web --cpu -a hello', { cpu: { web: null } }),
  applies(
    'limits:unset shows what is left',
    'limits:unset web -a hello',
    { memory: { web: null } },
    { cpu: { web: '100m' } },
    {
      stdout: ['=== hello Limits', '--- Memory', 'Unlimited', '--- CPU', 'web 100m'],
    },
  ),
  wrong('limits:unset of both at once', 'limits:unset --memory --cpu web -a hello'),
  wrong('limits:unset without a type', 'limits:unset -a hello'),
  unsets(
    'limits:unset takes the folder for the app',
    'limits:unset web',
    { memory: { web: null } },
    { directory: 'hello' },
  ),
  refuses(
    unsets('limits:unset of a limit that is not there', 'limits:unset web -a hello', { memory: { web: null } }),
    refused(422, { detail: 'web does not exist under memory' }),
    6,
    'web does not exist under memory',
  ),

  ...everyApi.map((api) =>
    lists(`limits:list says where there are none, on ${api}`, 'limits:list --app=hello', {}, { api }),
  ),
  lists(
    'limits:list lists limits by type',
    'limits:list -a hello',
    { memory: { web: '2G', db: '1000M/1500M' }, cpu: { web: '2', worker: '1', db: '500m/2000m' } },
    {
      stdout: [
        '=== hello Limits',
        '--- Memory',
        'db 1000M/1500M',
        'web 2G',
        '--- CPU',
        'db 500m/2000m',
        'web 2',
        'worker 1',
      ],
    },
  ),
  lists(
    'limits:list takes numbers, on 1.1',
    'limits:list -a hello',
    { memory: { web: '512M' }, cpu: { web: 1024 } },
    {
      api: '1.1',
      stdout: ['=== hello Limits', '--- Memory', 'web 512M', '--- CPU', 'web 1024'],
    },
  ),
  lists('limits is limits:list', 'limits -ahello', {}),
  lists(
    'limits:list of an app of somebody else',
    'limits:list -a hello',
    {},
    {
      answers: { 'GET /v2/apps/hello/config/': forbidden },
      exit: 4,
      stdout: '',
      stderr: ['You do not have permission'],
    },
  ),
  wrong('limits:list with an argument', 'limits:list web -a hello'),
];
