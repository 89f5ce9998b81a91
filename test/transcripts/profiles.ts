import { appOf, page, profile, remoteOf, type Transcript, type Transcripts } from './transcript.ts';

const staging = { ...profile, username: 'bob', controller: 'http://staging.example.com', token: 'abc123' };
const asFile = (content: object): string => JSON.stringify(content);
const files = { '~/.deis/staging.json': asFile(staging) };
const bob = 'You are bob at http://staging.example.com\n';

/** A command line that shows who is logged in by another profile. */
const isBob = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  files,
  exit: 0,
  stdout: bob,
  ...more,
});

const choices: Transcripts = [
  isBob('a profile by -c behind the command', 'whoami -c staging'),
  isBob('a profile by -c before the command', '-c staging whoami'),
  isBob('a profile by --config= before the command', '--config=staging whoami'),
  isBob('a profile by --config= behind the command', 'auth:whoami --config=staging'),
  isBob('a profile by --config and the next word', 'whoami --config staging'),
  isBob('a profile by DEIS_PROFILE', 'whoami', { environment: { DEIS_PROFILE: 'staging' } }),
  isBob('a profile by the command line rather than by DEIS_PROFILE', 'whoami -c staging', {
    environment: { DEIS_PROFILE: 'nosuch' },
  }),
  isBob('a profile by a relative path', 'whoami -c conf/staging.json', {
    files: { 'conf/staging.json': asFile(staging) },
  }),
  isBob('a profile by a path that begins with a dot', 'whoami --config=./staging.json', {
    files: { 'staging.json': asFile(staging) },
  }),
  isBob('a profile by a path in DEIS_PROFILE', 'whoami', {
    environment: { DEIS_PROFILE: './staging.json' },
    files: { 'staging.json': asFile(staging) },
  }),
  isBob('a profile by a path in the home folder', 'whoami --config=~/staging.json', {
    files: { '~/staging.json': asFile(staging) },
  }),
  isBob('a profile whose name ends in .json, as no separator makes it a path', 'whoami -c staging.json', {
    files: { '~/.deis/staging.json.json': asFile(staging), 'staging.json': asFile(profile) },
  }),
  isBob('a profile of the name drycc', 'whoami', {
    brand: 'drycc',
    environment: { DRYCC_PROFILE: 'staging' },
    files: { '~/.drycc/staging.json': asFile(staging) },
  }),
  {
    name: 'DEIS_PROFILE means nothing under the name drycc',
    argv: 'whoami',
    brand: 'drycc',
    environment: { DEIS_PROFILE: 'staging' },
    files: { '~/.drycc/staging.json': asFile(staging) },
    exit: 0,
    stdout: 'You are ada at http://deis.example.com\n',
  },
  {
    name: 'a profile that is not there',
    argv: 'whoami -c nosuch',
    exit: 4,
    stdout: '',
    stderr: ['.deis/nosuch.json'],
  },
  {
    name: 'a path that is not there',
    argv: 'whoami -c conf/nosuch.json',
    exit: 4,
    stdout: '',
    stderr: ['conf/nosuch.json'],
  },
];

const uses: Transcripts = [
  {
    name: 'requests go to the controller of the profile, with its token',
    argv: 'apps:create hello -c staging --no-remote',
    files,
    answers: { 'POST http://staging.example.com/v2/apps/': appOf('hello') },
    requests: [['POST http://staging.example.com/v2/apps/', { id: 'hello' }, 'abc123']],
    exit: 0,
  },
  {
    name: 'remotes lead to the builder of the controller of the profile',
    argv: 'git:remote -a hello -c staging',
    files,
    remotes: { deis: remoteOf('hello') },
    answers: {},
    exit: 1,
    stderr: ['ssh://git@staging-builder.example.com:2222/hello.git'],
  },
  {
    name: 'the app of a remote is looked for at the controller of the profile',
    argv: 'apps:logs -c staging',
    files,
    remotes: { deis: remoteOf('hello'), staging: 'ssh://git@staging-builder.example.com:2222/hello-staging.git' },
    answers: { 'GET http://staging.example.com/v2/apps/hello-staging/logs': 'line 1\n' },
    exit: 0,
    stdout: 'line 1\n',
  },
  {
    name: 'login writes the profile that was chosen',
    argv: 'login http://staging.example.com --username=bob --password=secret -c staging',
    answers: { 'POST http://staging.example.com/v2/auth/login/': { status: 200, body: { token: 'abc123' } } },
    requests: [['POST http://staging.example.com/v2/auth/login/', { username: 'bob', password: 'secret' }]],
    exit: 0,
    stdout: ['Logged in as bob', 'Configuration file written to'],
    filesAfter: { '~/.deis/staging.json': asFile(staging) },
  },
  {
    name: 'login writes the profile of DEIS_PROFILE',
    argv: 'login http://staging.example.com --username=bob --password=secret',
    environment: { DEIS_PROFILE: 'staging' },
    answers: { 'POST http://staging.example.com/v2/auth/login/': { status: 200, body: { token: 'abc123' } } },
    requests: [['POST http://staging.example.com/v2/auth/login/', { username: 'bob', password: 'secret' }]],
    exit: 0,
    filesAfter: { '~/.deis/staging.json': asFile(staging) },
  },
  {
    name: 'login writes to a path',
    argv: 'login http://staging.example.com --username=bob --password=secret --config=conf/ci.json',
    settings: null,
    answers: { 'POST http://staging.example.com/v2/auth/login/': { status: 200, body: { token: 'abc123' } } },
    requests: [['POST http://staging.example.com/v2/auth/login/', { username: 'bob', password: 'secret' }]],
    exit: 0,
    filesAfter: { 'conf/ci.json': asFile(staging) },
  },
  {
    name: 'logout removes the profile that was chosen alone',
    argv: 'logout --config=staging',
    files,
    exit: 0,
    stdout: 'Logged out\n',
    filesAfter: { '~/.deis/staging.json': null },
  },
  {
    name: 'a new token is kept in the profile that was chosen',
    argv: 'auth:regenerate -c staging',
    files,
    answers: { 'POST http://staging.example.com/v2/auth/tokens/': { status: 200, body: { token: 'def456' } } },
    requests: [['POST http://staging.example.com/v2/auth/tokens/', undefined, 'abc123']],
    exit: 0,
    stdout: 'Token Regenerated\n',
    filesAfter: { '~/.deis/staging.json': asFile({ ...staging, token: 'def456' }) },
  },
];

const apps = { answers: { 'GET /v2/apps/': page(appOf('hello')) }, exit: 0, stdout: '=== Apps\nhello\n' } as const;
const { username, ssl_verify: sslVerify, controller, token } = profile;

const contents: Transcripts = [
  {
    name: 'settings without a limit',
    argv: 'apps:list',
    settings: { username, ssl_verify: sslVerify, controller, token },
    ...apps,
  },
  {
    name: 'settings with the limit that Workflow writes with a new token',
    argv: 'apps:list',
    settings: { ...profile, response_limit: 100 },
    ...apps,
    answers: { 'GET /v2/apps/?limit=100': page(appOf('hello')) },
  },
  {
    name: 'settings with a field of their own, as Drycc has it',
    argv: 'apps:list',
    settings: { ...profile, workspace: 'red' },
    ...apps,
  },
  { name: 'settings on several lines', argv: 'apps:list', settings: JSON.stringify(profile, null, 2), ...apps },
  {
    name: 'settings with a slash at the end of the controller',
    argv: 'apps:list',
    settings: { ...profile, controller: 'http://deis.example.com/' },
    ...apps,
  },
  {
    name: 'settings with a controller in capitals',
    argv: 'apps:list',
    settings: { ...profile, controller: 'http://Deis.Example.COM' },
    ...apps,
  },
  {
    name: 'settings that are no JSON',
    argv: 'apps:list',
    settings: '{"username": "ada", "tok',
    exit: 1,
    stdout: '',
    stderr: ['.deis/client.json'],
  },
  {
    name: 'settings without a controller',
    argv: 'apps:list',
    settings: { username: 'ada', token: profile.token },
    exit: 1,
    stdout: '',
    stderr: ['.deis/client.json'],
  },
];

/** Settings files: which one is meant, what is done with it, and what may be in it. */
export const profiles: Transcripts = [...choices, ...uses, ...contents];
