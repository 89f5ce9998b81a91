import { withReleases, wrong } from './outcomes.ts';
import {
  page,
  refused,
  remoteOf,
  Script,
  oldRemoteOf,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import {
  below,
  everyApi,
  failed,
  forbidden,
  gaveUp,
  missing,
  moment,
  staleToken,
  unavailable,
  unknownPage,
} from './wire.ts';

const image = 'deis/example-go:latest';
const uuid = 'ed899bb8-6211-4a2b-b5ac-291b19a1ed3d';

/** Where builds are: one `build/` in the documents of Drycc 2.0 and 2.1, `builds/` everywhere else. */
const at = (api: SpokenApi = '2.3'): string =>
  below(api, api === 'drycc-2.0' || api === 'drycc-2.1' ? 'build/' : 'builds/');

const buildOf = (api: SpokenApi, fields: object = {}): object => ({
  owner: 'ada',
  app: 'hello',
  image,
  sha: '',
  procfile: {},
  dockerfile: '',
  created: moment(api),
  updated: moment(api),
  uuid,
  ...fields,
});

/** Deis v1 stops process types that the build before had: that one is looked at first. */
const before = (api: SpokenApi = '2.3'): object => (api.startsWith('1.') ? { [`GET ${at(api)}`]: page() } : {});

/** Drycc 1.3 wants to know the stack of a build. */
const stack = (api: SpokenApi = '2.3'): object => (api === 'drycc-2.3' ? { stack: 'container' } : {});

/** A deployment with this Procfile on the command line, and process types that are sent. */
const deploys = (
  name: string,
  argv: Transcript['argv'],
  procfile?: object,
  more: Partial<Transcript> = {},
): Transcript => {
  const build = `POST ${at(more.api)}`;
  return {
    name,
    argv,
    answers: { ...before(more.api), [build]: buildOf(more.api ?? '2.3', procfile && { procfile }) },
    requests: [[build, { image, ...(procfile && { procfile }), ...stack(more.api) }]],
    exit: 0,
    stdout: 'Creating build... done\n',
    ...more,
  };
};

/** A deployment that the controller refuses. */
const refuses = (name: string, answer: unknown, exit: number, stderr: string, api: SpokenApi = '2.3'): Transcript => ({
  name,
  argv: `builds:create ${image} -a hello`,
  api,
  answers: { ...before(api), [`POST ${at(api)}`]: answer },
  requests: [[`POST ${at(api)}`, { image }]],
  exit,
  stdout: '',
  stderr: [stderr],
});

const twoBuilds = page(
  { ...buildOf('2.3'), image: 'deis/example-go:v2' },
  { ...buildOf('2.3'), uuid: 'becb4650-f830-4072-8f0b-12e8841f8372' },
);

/** Builds: `builds:list`, and `builds:create` that deploys an image. */
export const builds: Transcripts = [
  ...everyApi.map((api) =>
    deploys(`builds:create deploys an image, on ${api}`, `builds:create ${image} --app=hello`, undefined, { api }),
  ),
  ...everyApi.map((api) =>
    deploys(
      `builds:create sends process types of --procfile, on ${api}`,
      ['builds:create', image, '-a', 'hello', '--procfile=web: ./server'],
      { web: './server' },
      { api },
    ),
  ),
  deploys('pull is builds:create', `pull ${image} -a hello`),
  deploys('builds create, in two words', `builds create ${image} -a hello`),
  deploys('builds:create takes -a with its value in the same word', `builds:create ${image} -ahello`),
  deploys(
    'builds:create takes its options before the image',
    ['builds:create', '-a', 'hello', '-p', 'web: ./server', image],
    {
      web: './server',
    },
  ),
  deploys(
    'builds:create takes -p with its value in the same word',
    ['pull', image, '-pweb: ./server', '--app', 'hello'],
    {
      web: './server',
    },
  ),
  deploys('builds:create takes --proc for --procfile', ['pull', image, '--proc', 'web: ./server', '-a', 'hello'], {
    web: './server',
  }),
  deploys(
    'builds:create reads a Procfile of several lines',
    ['builds:create', image, '-a', 'hello', '--procfile', 'web: ./drive\nwarp: ./warp 8\n'],
    { web: './drive', warp: './warp 8' },
  ),
  deploys(
    'builds:create reads a command in quotes',
    ['builds:create', image, '-a', 'hello', '--procfile', 'web: "./server --title \'a b\'"'],
    { web: "./server --title 'a b'" },
  ),
  deploys(
    'builds:create reads a Procfile that is YAML on one line',
    ['builds:create', image, '-a', 'hello', '--procfile', '{web: ./drive, warp: ./warp 8}'],
    { web: './drive', warp: './warp 8' },
  ),
  deploys(
    'builds:create reads a Procfile that is JSON',
    ['builds:create', image, '-a', 'hello', '--procfile', '{"web": "./drive"}'],
    { web: './drive' },
  ),
  deploys(
    'builds:create drops the comments of YAML',
    ['builds:create', image, '-a', 'hello', '--procfile', '# types\nweb: ./drive # the door\n'],
    { web: './drive' },
  ),
  deploys(
    'builds:create reads a command that is folded over lines',
    ['builds:create', image, '-a', 'hello', '--procfile', 'web: >-\n  ./server\n  --port 5000\n'],
    { web: './server --port 5000' },
  ),
  deploys(
    'builds:create takes a number in a Procfile for a text',
    ['builds:create', image, '-a', 'hello', '--procfile', 'web: 5'],
    { web: '5' },
  ),
  deploys('builds:create takes an empty --procfile for none', ['builds:create', image, '-a', 'hello', '--procfile=']),
  deploys('builds:create leaves the Procfile of the folder alone', `builds:create ${image} -a hello`, undefined, {
    files: { Procfile: 'web: ./drive\n' },
  }),
  deploys('builds:create leaves the Procfile of the folder alone, on 1.1', `pull ${image} -a hello`, undefined, {
    api: '1.1',
    files: { Procfile: 'web: ./drive\n' },
  }),
  deploys('builds:create takes -- before the image', `builds:create -a hello -- ${image}`),
  deploys('drycc pull, on a controller of its own', `pull ${image} -a hello`, undefined, {
    brand: 'drycc',
    api: 'drycc-2.1',
  }),
  deploys('drycc pull finds the app by its git remote', `pull ${image}`, undefined, {
    brand: 'drycc',
    api: 'drycc-2.3',
    remotes: { drycc: remoteOf('hello') },
  }),
  deploys('builds:create finds the app by its git remote', `builds:create ${image}`, undefined, {
    remotes: { deis: remoteOf('hello') },
  }),
  deploys('pull finds the app by its git remote of Deis v1', `pull ${image}`, undefined, {
    api: '1.1',
    remotes: { deis: oldRemoteOf('hello') },
  }),
  {
    ...deploys('builds:create takes an image of another registry', 'pull quay.io:5000/org/app -a hello'),
    requests: [[`POST ${at()}`, { image: 'quay.io:5000/org/app' }]],
  },
  {
    name: 'builds:create finds builds/ where a Drycc controller has no build/',
    argv: `builds:create ${image} -a hello`,
    api: 'drycc-2.1',
    answers: { 'POST /v2/apps/hello/build/': unknownPage, 'POST /v2/apps/hello/builds/': buildOf('2.3') },
    requests: [
      ['POST /v2/apps/hello/build/', { image }],
      ['POST /v2/apps/hello/builds/', { image }],
    ],
    exit: 0,
    stdout: 'Creating build... done\n',
  },

  wrong('builds:create without an image', 'builds:create -a hello'),
  wrong('builds:create with two images', 'builds:create one two -a hello'),
  wrong('builds:create with an unknown option', `builds:create ${image} -a hello --buildpack=heroku`, '--buildpack'),
  wrong('builds:create with two apps', `builds:create ${image} -a hello --app=other`, '--app'),
  wrong(
    'builds:create with a Procfile that is none',
    ['pull', image, '-a', 'hello', '-p', 'web: ./test\nfoo\n'],
    'Procfile',
  ),
  wrong('builds:create with a Procfile that is a list', ['pull', image, '-a', 'hello', '-p', '- web'], 'Procfile'),
  wrong('builds:create with a Procfile that is a word', ['pull', image, '-a', 'hello', '-p', 'web'], 'Procfile'),
  wrong(
    'builds:create with a Procfile that has lists',
    ['pull', image, '-a', 'hello', '-p', 'web: [a, b]'],
    'Procfile',
  ),
  wrong('builds:create with a --procfile that has no value', `builds:create ${image} -a hello --procfile`),
  wrong('builds:create of an app that cannot be one', `builds:create ${image} -a Hello_World`, 'Hello_World'),
  deploys('builds:create takes the folder for the app', `builds:create ${image}`, undefined, { directory: 'hello' }),

  refuses(
    'builds:create says what is wrong with the image',
    refused(400, { image: ['This field may not be blank.'] }),
    6,
    'image: This field may not be blank.',
  ),
  withReleases(
    refuses(
      'builds:create says why the deployment failed',
      refused(400, { detail: '(app::deploy): There was a problem while deploying v2 of hello-cmd.' }),
      9,
      'There was a problem while deploying v2 of hello-cmd.',
    ),
  ),
  refuses(
    'builds:create says what is reserved',
    refused(400, { detail: 'Repository name deis/router:v2 is not allowed, as it is reserved by Deis' }),
    6,
    'is reserved by Deis',
  ),
  refuses(
    'builds:create of an app of somebody else',
    forbidden,
    4,
    'You do not have permission to perform this action.',
  ),
  refuses('builds:create of an app that is not there', missing('2.3', 'App'), 5, 'not found on http:'),
  refuses('builds:create of an app that is not there, on 1.1', missing('1.1', 'App'), 5, 'not found on http:', '1.1'),
  refuses('builds:create on a controller that fails', failed, 8, 'Server Error'),
  refuses('builds:create is sent once, though the router gives up', new Script(gaveUp, buildOf('2.3')), 8, '504'),
  refuses(
    'builds:create is sent once, though nothing is behind the router',
    new Script(unavailable, buildOf('2.3')),
    8,
    '503',
  ),
  refuses('builds:create with a token that is no longer good', staleToken, 4, 'is not valid.'),
  refuses(
    'builds:create when the scheduler of Deis v1 fails',
    refused(503, { detail: 'aborting, failed to create containers' }),
    8,
    'aborting, failed to create containers',
    '1.1',
  ),

  ...(['1.1', '2.0', '2.2', '2.3', 'drycc-2.3'] as const).map((api): Transcript => ({
    name: `builds:list lists builds, on ${api}`,
    argv: 'builds:list --app hello',
    api,
    answers: { [`GET ${at(api)}`]: page(buildOf(api)) },
    exit: 0,
    stdout: ['=== hello Builds', `${uuid} ${moment(api).slice(0, 19)}`],
  })),
  ...(['drycc-2.0', 'drycc-2.1'] as const).map((api): Transcript => ({
    name: `builds:list shows the one build that there is, on ${api}`,
    argv: 'builds:list --app hello',
    api,
    answers: { 'GET /v2/apps/hello/build/': buildOf(api) },
    exit: 0,
    stdout: ['=== hello Builds', `${uuid} 2016-08-22T17:42:00`],
  })),
  {
    name: 'builds is builds:list, in the order of the controller',
    argv: 'builds -ahello',
    answers: { 'GET /v2/apps/hello/builds/': twoBuilds },
    exit: 0,
    stdout: `=== hello Builds\n${uuid} 2016-08-22T17:42:00Z\nbecb4650-f830-4072-8f0b-12e8841f8372 2016-08-22T17:42:00Z\n`,
  },
  ...['--limit=1', '-l 1', '-l1', '--lim=1'].map((limit): Transcript => ({
    name: `builds:list ${limit} shows one, and how many there are`,
    argv: `builds:list ${limit} -a hello`,
    answers: { 'GET /v2/apps/hello/builds/?limit=1': { ...page(buildOf('2.3')), count: 2 } },
    exit: 0,
    stdout: `=== hello Builds (1 of 2)\n${uuid} 2016-08-22T17:42:00Z\n`,
  })),
  {
    name: 'builds:list --limit=0 asks for the usual number, as controllers read it',
    argv: 'builds:list --limit=0 -a hello',
    answers: { 'GET /v2/apps/hello/builds/': page(buildOf('2.3')) },
    exit: 0,
    stdout: ['=== hello Builds', uuid],
  },
  {
    name: 'builds:list of an app without builds',
    argv: 'builds:list -a hello',
    answers: { 'GET /v2/apps/hello/builds/': page() },
    exit: 0,
    stdout: '=== hello Builds\n',
  },
  wrong('builds:list with a limit that is no number', 'builds:list -a hello --limit=many', 'many'),
  wrong('builds:list with an argument', 'builds:list hello'),
  {
    name: 'builds:list of an app of somebody else',
    argv: 'builds:list -a hello',
    answers: { 'GET /v2/apps/hello/builds/': forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission to perform this action.'],
  },
  {
    name: 'builds:list of an app that is not there',
    argv: 'builds:list -a hello',
    api: '2.2',
    answers: { 'GET /v2/apps/hello/builds/': missing('2.2', 'App') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
];
