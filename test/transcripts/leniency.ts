import { appOf, configOf, page, remoteOf, type Transcript, type Transcripts } from './transcript.ts';

const config = { 'GET /v2/apps/hello/config/': configOf({ A: '1', B: '2' }) };
const set = 'POST /v2/apps/hello/config/';

/** A command line that shows the variables of the app hello, however it is written. */
const shows = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: config,
  exit: 0,
  stdout: ['=== hello Config', 'A 1', 'B 2'],
  ...more,
});
/** A command line that sets A and B of the app hello, however it is written. */
const sets = (name: string, argv: string): Transcript => ({
  name,
  argv,
  answers: { [set]: configOf({ A: '1', B: '2' }) },
  requests: [[set, { values: { A: '1', B: '2' } }]],
  exit: 0,
});
const limits = (name: string, argv: string): Transcript => ({
  name,
  argv,
  answers: { 'GET /v2/apps/?limit=2': { ...page(appOf('hello'), appOf('world')), count: 3 } },
  exit: 0,
  stdout: '=== Apps (2 of 3)\nhello\nworld\n',
});
const twice = { exit: 2, stdout: '' } as const;

/** How options and arguments may be written. */
const spellings: Transcripts = [
  shows('a long option and its value in the next word', 'config:list --app hello'),
  shows('a long option and its value behind an equals sign', 'config:list --app=hello'),
  shows('a short option and its value in the next word', 'config:list -a hello'),
  shows('a short option and its value in the same word', 'config:list -ahello'),
  shows('a long option, abbreviated', 'config:list --ap hello'),
  shows('a long option, abbreviated, with an equals sign', 'config:list --ap=hello'),
  shows('a noun in a word and its verb in the next', 'config list --app=hello'),
  shows('a noun alone with an option', 'config --app=hello'),
  shows('an option before the command', '-a hello config:list'),
  shows('a long option before the command', '--app=hello config'),
  shows('a flag that is abbreviated to one letter', 'config:list --o -a hello', { stdout: 'A=1 B=2\n' }),
  shows('a flag between an option and its command', 'config --dif -a hello', { stdout: 'A=1\nB=2\n' }),
  sets('options behind the arguments', 'config:set A=1 B=2 -a hello'),
  sets('options before the arguments', 'config:set -a hello A=1 B=2'),
  sets('options between the arguments', 'config:set A=1 --app=hello B=2'),
  sets('an end of the options', 'config:set -a hello -- A=1 B=2'),
  sets('the modern spelling with the options between', 'config set A=1 -ahello B=2'),
  limits('a number behind an equals sign', 'apps:list --limit=2'),
  limits('a number in the next word', 'apps:list --limit 2'),
  limits('a number for an abbreviated option', 'apps:list --lim=2'),
  limits('a number in the word of a short option', 'apps -l2'),
  {
    name: 'a flag and an option in one word of letters',
    argv: 'git:remote -fa hello',
    remotes: { deis: remoteOf('world') },
    exit: 0,
    remotesAfter: { deis: remoteOf('hello') },
  },
  {
    name: 'a refusal that is abbreviated',
    argv: 'create hello --no-rem',
    remotes: {},
    answers: { 'POST /v2/apps/': appOf('hello') },
    requests: [['POST /v2/apps/', { id: 'hello' }]],
    exit: 0,
  },
  {
    name: 'a refusal wins over the option that it refuses, wherever it stands',
    argv: 'create --no-remote hello --remote=staging',
    remotes: {},
    answers: { 'POST /v2/apps/': appOf('hello') },
    requests: [['POST /v2/apps/', { id: 'hello' }]],
    exit: 0,
  },
  { name: 'an option that is given twice', argv: 'config:list -a hello -a world', ...twice },
  { name: 'an option that is given twice, in two spellings', argv: 'config:list --app=hello -a hello', ...twice },
  {
    name: 'an option that is given twice, before and behind the command',
    argv: '-a hello config:list -a world',
    ...twice,
  },
  { name: 'an abbreviation of no option', argv: 'config:list --apple=hello', ...twice },
];

/** A variable of a shell that is not set leaves an option or an argument empty: it is as if it were not given, but for the app. */
const empty: Transcripts = [
  {
    name: 'an empty app is no app: a variable that is not set must not mean another one',
    argv: 'config:list --app=',
    remotes: { deis: remoteOf('hello') },
    exit: 2,
    stdout: '',
  },
  {
    name: 'an empty app in a word of its own is no app either',
    argv: ['config:list', '-a', ''],
    remotes: { deis: remoteOf('hello') },
    exit: 2,
    stdout: '',
  },
  {
    name: 'an empty name for a new app is none',
    argv: ['create', '', '--no-remote'],
    answers: { 'POST /v2/apps/': appOf('lively-yachting') },
    requests: [['POST /v2/apps/', undefined]],
    exit: 0,
    stdout: ['Creating Application... done, created lively-yachting'],
  },
  {
    name: 'an empty buildpack is none',
    argv: 'create hello --buildpack= --no-remote',
    answers: { 'POST /v2/apps/': appOf('hello') },
    requests: [['POST /v2/apps/', { id: 'hello' }]],
    exit: 0,
  },
  {
    name: 'an empty limit is none',
    argv: 'apps:list --limit=',
    answers: { 'GET /v2/apps/': page(appOf('hello')) },
    exit: 0,
    stdout: '=== Apps\nhello\n',
  },
  {
    name: 'an empty number of lines is none',
    argv: 'logs --lines= -a hello',
    answers: { 'GET /v2/apps/hello/logs': 'line 1\n' },
    exit: 0,
    stdout: 'line 1\n',
  },
  {
    name: 'an empty confirmation is none',
    argv: 'destroy -a hello --confirm=',
    exit: 2,
    stdout: '',
  },
  {
    name: 'an empty user for passwd is the own one',
    argv: 'passwd --username= --password=secret --new-password=better',
    answers: { 'POST /v2/auth/passwd/': { status: 200, body: { status: 'password set' } } },
    requests: [['POST /v2/auth/passwd/', { password: 'secret', new_password: 'better' }]],
    exit: 0,
  },
  {
    name: 'an empty profile is the usual one',
    argv: 'whoami --config=',
    exit: 0,
    stdout: 'You are ada at http://deis.example.com\n',
  },
  {
    name: 'an empty type for restart is all of them',
    argv: ['ps:restart', '', '-a', 'hello'],
    answers: { 'POST /v2/apps/hello/pods/restart/': { status: 200, body: [] } },
    requests: [['POST /v2/apps/hello/pods/restart/']],
    exit: 0,
  },
];

/** What docopt lets people write, and scripts rely on. */
export const leniency: Transcripts = [...spellings, ...empty];
