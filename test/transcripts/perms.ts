import { refuses } from './outcomes.ts';
import {
  oldRemoteOf,
  page,
  refused,
  remoteOf,
  Script,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { below, everyApi, failed, forbidden, gaveUp, missing, root, staleToken } from './wire.ts';

const at = (api: SpokenApi = '2.3', user = ''): string => below(api, user === '' ? 'perms/' : `perms/${user}`);
const ofAll = (api: SpokenApi = '2.3', user = ''): string => `${root(api)}/admin/perms/${user}`;

const shares = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at(more.api)}`]: { status: 201 } },
  requests: [[`POST ${at(more.api)}`, { username: 'bob' }]],
  exit: 0,
  stdout: 'Adding bob to hello collaborators... done\n',
  ...more,
});

const unshares = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`DELETE ${at(more.api, 'bob')}`]: { status: 204 } },
  requests: [[`DELETE ${at(more.api, 'bob')}`]],
  exit: 0,
  stdout: 'Removing bob from hello collaborators... done\n',
  ...more,
});

const appoints = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${ofAll(more.api)}`]: { status: 201 } },
  requests: [[`POST ${ofAll(more.api)}`, { username: 'bob' }]],
  exit: 0,
  stdout: 'Adding bob to system administrators... done\n',
  ...more,
});

const dismisses = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`DELETE ${ofAll(more.api, 'bob')}`]: { status: 204 } },
  requests: [[`DELETE ${ofAll(more.api, 'bob')}`]],
  exit: 0,
  stdout: 'Removing bob from system administrators... done\n',
  ...more,
});

const lists = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at(more.api)}`]: { users: ['carol', 'bob'] } },
  exit: 0,
  stdout: "=== hello's Users\ncarol\nbob\n",
  ...more,
});

const administrators = page({ username: 'ada', is_superuser: true }, { username: 'bob', is_superuser: true });

const wrong = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  exit: 2,
  stdout: '',
  ...more,
});

/** Collaborators of apps and administrators: `perms:list`, `perms:create` and `perms:delete`, and `sharing` for short. */
export const perms: Transcripts = [
  ...everyApi.map((api) => shares(`perms:create shares an app, on ${api}`, 'perms:create bob --app=hello', { api })),
  shares('sharing:add is perms:create', 'sharing:add bob -a hello'),
  shares('drycc sharing:add', 'sharing:add bob', {
    brand: 'drycc',
    api: 'drycc-2.3',
    remotes: { drycc: remoteOf('hello') },
  }),
  shares('perms create, in two words', 'perms create bob -a hello'),
  shares('perms:create takes options first', 'perms:create -ahello bob'),
  shares('perms:create finds the app by its git remote', 'perms:create bob', { remotes: { deis: remoteOf('hello') } }),
  shares('sharing:add finds the app by its git remote of Deis v1', 'sharing:add bob', {
    api: '1.1',
    remotes: { deis: oldRemoteOf('hello') },
  }),
  ...everyApi.map((api) =>
    appoints(`perms:create --admin appoints an administrator, on ${api}`, 'perms:create bob --admin', { api }),
  ),
  appoints('sharing:add --admin appoints an administrator', 'sharing:add --admin bob'),
  appoints('perms:create takes --ad for --admin', 'perms:create bob --ad'),
  appoints('perms:create --admin asks for no app in a repository', 'perms:create bob --admin', {
    remotes: { deis: remoteOf('hello') },
  }),
  wrong('perms:create without a user', 'perms:create -a hello'),
  wrong('perms:create with two users', 'perms:create bob carol -a hello'),
  wrong('perms:create for an app and for administrators', 'perms:create bob -a hello --admin', { stderr: ['--admin'] }),
  shares('perms:create takes the folder for the app', 'perms:create bob', { directory: 'hello' }),
  wrong('perms:create with a repeated app', 'perms:create bob -a hello --app=hello', { stderr: ['--app'] }),
  refuses(
    shares('perms:create of a user who is not there', 'perms:create bob -a hello'),
    missing('2.3', 'User'),
    5,
    'not found on http:',
  ),
  refuses(
    shares('perms:create of a user who is not there, on 2.2', 'perms:create bob -a hello', { api: '2.2' }),
    missing('2.2', 'User'),
    5,
    'not found on http:',
  ),
  refuses(
    shares('perms:create for an app of somebody else', 'perms:create bob -a hello'),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    appoints('perms:create --admin by a user', 'perms:create bob --admin'),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    shares('perms:create is sent once, though the router gives up', 'perms:create bob -a hello'),
    new Script(gaveUp, { status: 201 }),
    8,
    '504',
  ),
  refuses(
    shares('perms:create with a token that is no longer good', 'perms:create bob -a hello'),
    staleToken,
    4,
    'is not valid.',
  ),
  refuses(shares('perms:create on a controller that fails', 'sharing:add bob -a hello'), failed, 8, 'Server Error'),

  ...everyApi.map((api) => unshares(`perms:delete stops sharing, on ${api}`, 'perms:delete bob --app=hello', { api })),
  unshares('sharing:remove is perms:delete', 'sharing:remove bob -a hello'),
  unshares('perms delete, in two words', 'perms delete bob -a hello'),
  unshares('perms:delete takes options first', 'perms:delete --app hello bob'),
  unshares('sharing:remove finds the app by its git remote', 'sharing:remove bob', {
    remotes: { deis: remoteOf('hello') },
  }),
  unshares('perms:delete on a controller that was built from the document of 1.1', 'perms:delete bob -a hello', {
    api: '1.1',
    answers: {
      'DELETE /v1/apps/hello/perms/bob': refused(405, { detail: "Method 'DELETE' not allowed." }),
      'POST /v1/apps/hello/perms/bob': { status: 204 },
    },
    requests: [['DELETE /v1/apps/hello/perms/bob'], ['POST /v1/apps/hello/perms/bob']],
  }),
  ...everyApi.map((api) =>
    dismisses(`perms:delete --admin dismisses an administrator, on ${api}`, 'perms:delete bob --admin', { api }),
  ),
  dismisses('sharing:remove --admin dismisses an administrator', 'sharing:remove bob --admin'),
  {
    name: 'perms:delete of a user with a dot in the name looks whether it was the right one',
    argv: 'perms:delete bob.smith -a hello',
    answers: {
      'GET /v2/apps/hello/perms/': new Script({ users: ['bob.smith', 'carol'] }, { users: ['carol'] }),
      'DELETE /v2/apps/hello/perms/bob.smith': { status: 204 },
    },
    requests: [['DELETE /v2/apps/hello/perms/bob.smith']],
    exit: 0,
    stdout: 'Removing bob.smith from hello collaborators... done\n',
  },
  {
    name: 'perms:delete sends nothing where old controllers would remove somebody else',
    argv: 'perms:delete bob.smith -a hello',
    answers: { 'GET /v2/apps/hello/perms/': { users: ['bob.smith', 'bob'] } },
    exit: 6,
    stdout: '',
    stderr: ['bob'],
  },
  {
    name: 'perms:delete --admin sends nothing where old controllers would dismiss somebody else',
    argv: 'perms:delete ada.l --admin',
    answers: {
      'GET /v2/admin/perms/': page({ username: 'ada', is_superuser: true }, { username: 'ada.l', is_superuser: true }),
    },
    exit: 6,
    stdout: '',
    stderr: ['ada'],
  },
  wrong('perms:delete without a user', 'perms:delete -a hello'),
  wrong('perms:delete of an app and of administrators', 'perms:delete bob --admin --app=hello', {
    stderr: ['--admin'],
  }),
  wrong('perms:delete of a path', 'perms:delete ../bob -a hello', { stderr: ['../bob'] }),
  unshares('perms:delete takes the folder for the app', 'perms:delete bob', { directory: 'hello' }),
  refuses(
    unshares('perms:delete of a user with whom the app is not shared', 'perms:delete bob -a hello'),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    unshares('perms:delete of a user who is not there', 'sharing:remove bob -a hello'),
    missing('2.3', 'User'),
    5,
    'not found on http:',
  ),
  refuses(
    dismisses('perms:delete --admin by a user', 'perms:delete bob --admin'),
    forbidden,
    4,
    'You do not have permission',
  ),

  ...everyApi.map((api) =>
    lists(`perms:list lists users in the order of the controller, on ${api}`, 'perms:list --app=hello', { api }),
  ),
  ...['perms -a hello', 'sharing -ahello', 'sharing:list -a hello', 'perms list --app hello'].map((argv) =>
    lists(`${argv} is perms:list`, argv),
  ),
  lists('sharing finds the app by its git remote', 'sharing', { remotes: { deis: remoteOf('hello') } }),
  lists('perms:list of an app that is shared with nobody', 'perms:list -a hello', {
    answers: { 'GET /v2/apps/hello/perms/': { users: [] } },
    stdout: "=== hello's Users\n",
  }),
  ...everyApi.map((api) =>
    lists(`perms:list --admin lists administrators, on ${api}`, 'perms:list --admin', {
      api,
      answers: { [`GET ${ofAll(api)}`]: administrators },
      stdout: '=== Administrators\nada\nbob\n',
    }),
  ),
  ...['--limit=1', '-l 1', '-l1'].map((limit) =>
    lists(`perms:list --admin ${limit} lists one, and how many there are`, `perms:list --admin ${limit}`, {
      answers: { 'GET /v2/admin/perms/?limit=1': { ...page({ username: 'ada', is_superuser: true }), count: 2 } },
      stdout: '=== Administrators (1 of 2)\nada\n',
    }),
  ),
  lists('perms:list --admin --limit=0 asks for all', 'perms:list --admin --limit=0', {
    answers: { 'GET /v2/admin/perms/': administrators },
    stdout: '=== Administrators\nada\nbob\n',
  }),
  wrong('perms:list of an app and of administrators', 'perms:list --admin -a hello', { stderr: ['--admin'] }),
  wrong('perms:list with an argument', 'perms:list bob -a hello'),
  refuses(
    lists('perms:list of an app of somebody else', 'perms:list -a hello'),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    lists('perms:list of an app that is not there, on 1.1', 'perms:list -a hello', { api: '1.1' }),
    missing('1.1', 'App'),
    5,
    'not found on http:',
  ),
  refuses(
    lists('perms:list --admin by a user', 'perms:list --admin', {
      answers: { 'GET /v2/admin/perms/': administrators },
    }),
    forbidden,
    4,
    'You do not have permission',
  ),
];
