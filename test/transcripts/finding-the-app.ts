import { configOf, oldRemoteOf, podOf, profile, remoteOf, type Transcript, type Transcripts } from './transcript.ts';
import { missing } from './wire.ts';

const github = 'git@github.com:ada/hello.git';
const logs = (app: string): Pick<Transcript, 'answers' | 'exit' | 'stdout'> => ({
  answers: { [`GET /v2/apps/${app}/logs`]: 'line 1\n' },
  exit: 0,
  stdout: 'line 1\n',
});
/** A command line whose app is found, and whose log is shown. */
const finds = (name: string, app: string, more: Partial<Transcript>): Transcript => ({
  name,
  argv: 'apps:logs',
  ...logs(app),
  ...more,
});
const url = (app: string): string => `GET /v2/apps/${app}/logs`;

const byRemote: Transcripts = [
  finds('the app of the remote deis', 'hello', { remotes: { deis: remoteOf('hello') } }),
  finds('the app of a remote of any name', 'hello', { remotes: { production: remoteOf('hello') } }),
  finds('the app of the one remote that leads to the controller', 'hello', {
    remotes: { aaa: github, deis: remoteOf('hello'), origin: 'https://github.com/ada/world.git' },
  }),
  finds('the app of two remotes that lead to one app', 'hello', {
    remotes: { deis: remoteOf('hello'), production: remoteOf('hello') },
  }),
  finds('the app of a remote without .git', 'hello', {
    remotes: { deis: 'ssh://git@deis-builder.example.com:2222/hello' },
  }),
  finds('the app of a remote that Deis v1 made, at a controller of v2', 'hello', {
    remotes: { deis: oldRemoteOf('hello') },
  }),
  finds('the app of a remote at Deis v1', 'hello', {
    api: '1.1',
    remotes: { deis: oldRemoteOf('hello') },
    answers: { 'GET /v1/apps/hello/logs': JSON.stringify('line 1\n') },
  }),
  finds('the app of a remote, whatever the port of the controller', 'hello', {
    settings: { ...profile, controller: 'http://deis.example.com:8000' },
    remotes: { deis: remoteOf('hello') },
    answers: { 'GET http://deis.example.com:8000/v2/apps/hello/logs': 'line 1\n' },
  }),
  finds('the app of a remote rather than of the folder', 'hello', {
    directory: 'world',
    remotes: { deis: remoteOf('hello') },
  }),
  finds('the app of a remote rather than of DEIS_APP', 'hello', {
    environment: { DEIS_APP: 'world' },
    remotes: { deis: remoteOf('hello') },
  }),
  finds('the app that is named rather than that of the remote', 'world', {
    argv: 'apps:logs -a world',
    remotes: { deis: remoteOf('hello') },
  }),
  {
    name: 'remotes that lead to two apps: neither is taken',
    argv: 'apps:logs',
    remotes: { deis: remoteOf('hello'), staging: remoteOf('hello-staging') },
    exit: 2,
    stdout: '',
    stderr: ['hello', 'hello-staging', '--app'],
  },
  {
    name: 'remotes that lead to two apps, and one of them is named',
    argv: 'apps:logs -a hello-staging',
    remotes: { deis: remoteOf('hello'), staging: remoteOf('hello-staging') },
    ...logs('hello-staging'),
  },
  finds('a remote at a host that only begins like the builder does not count', 'folder', {
    remotes: { deis: 'ssh://git@deis-builder.example.com.attacker.net:2222/hello.git' },
  }),
  finds('a remote at the builder of another controller does not count', 'folder', {
    remotes: { deis: 'ssh://git@other-builder.example.com:2222/hello.git' },
  }),
];

const byFolder: Transcripts = [
  finds('the app of the name of the folder, outside a repository', 'hello', { directory: 'hello' }),
  finds('the app of the name of the folder, in small letters', 'hello', { directory: 'Hello' }),
  finds('the app of the name of the folder, in a repository without remotes', 'hello', {
    directory: 'hello',
    remotes: {},
  }),
  finds('the app of the name of the folder, in a repository with remotes to elsewhere', 'world', {
    directory: 'world',
    remotes: { origin: github },
  }),
  finds('the app of DEIS_APP rather than of the folder', 'world', {
    directory: 'hello',
    environment: { DEIS_APP: 'world' },
  }),
  finds('the app of DRYCC_APP under that name', 'world', {
    brand: 'drycc',
    api: 'drycc-2.3',
    environment: { DRYCC_APP: 'world' },
  }),
  {
    name: 'the name of a folder that can be no app',
    argv: 'apps:logs',
    directory: 'my app',
    exit: 2,
    stdout: '',
  },
  {
    name: 'the name of the folder is told where there is no such app',
    argv: 'apps:logs',
    directory: 'hello',
    answers: {
      [url('hello')]: missing('2.3', 'App'),
    },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:', '--app'],
  },
  {
    name: 'changes of the app of the folder: variables',
    argv: 'config:set A=1',
    directory: 'hello',
    answers: { 'POST /v2/apps/hello/config/': configOf({ A: '1' }) },
    requests: [['POST /v2/apps/hello/config/', { values: { A: '1' } }]],
    exit: 0,
  },
  {
    name: 'changes of the app of the folder: processes',
    argv: 'scale web=1',
    directory: 'hello',
    answers: {
      'POST /v2/apps/hello/scale/': { status: 204 },
      'GET /v2/apps/hello/pods/': { results: [podOf('hello-web-1545612791-k5bxl', 'web')], count: 1 },
    },
    requests: [['POST /v2/apps/hello/scale/', { web: 1 }]],
    exit: 0,
  },
  {
    name: 'changes of the app of the folder: its owner',
    argv: 'apps:transfer bob',
    directory: 'hello',
    remotes: { origin: github },
    answers: { 'POST /v2/apps/hello/': { status: 200 } },
    requests: [['POST /v2/apps/hello/', { owner: 'bob' }]],
    exit: 0,
  },
  {
    name: 'a command in the app of the folder',
    argv: 'run ls',
    directory: 'hello',
    answers: { 'POST /v2/apps/hello/run': { status: 200, body: { exit_code: 0, output: 'Procfile\n' } } },
    requests: [['POST /v2/apps/hello/run', { command: 'ls' }]],
    exit: 0,
  },
  {
    name: 'no app is looked for where nobody is logged in',
    argv: 'apps:logs',
    settings: null,
    directory: 'hello',
    exit: 4,
    stdout: '',
  },
];

const dangerous: Transcripts = [
  { name: 'an app with a slash in its name is not asked for', argv: 'apps:info -a a/b', exit: 2, stdout: '' },
  {
    name: 'an app with a question mark in its name is not asked for',
    argv: 'apps:info -a app?x=1',
    exit: 2,
    stdout: '',
  },
  {
    name: 'an app that leads up the path is not asked for',
    argv: 'apps:destroy -a ../users --confirm=../users',
    exit: 2,
    stdout: '',
  },
  { name: 'an app with a blank in its name is not asked for', argv: ['apps:info', '-a', 'a b'], exit: 2, stdout: '' },
];

/** Which app is meant where none is named, and names that are none. */
export const findingTheApp: Transcripts = [...byRemote, ...byFolder, ...dangerous];
