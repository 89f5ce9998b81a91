import { refuses, wrong } from './outcomes.ts';
import { refused, remoteOf, settingsOf, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { failed, forbidden, missing } from './wire.ts';

const settings = '/v2/apps/hello/settings/';
const rule = { min: 3, max: 8, cpu_percent: 40 };

/** The APIs whose settings can scale by load. */
const apis: readonly SpokenApi[] = ['2.3', 'drycc-2.3'];

const sets = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf({ autoscale: { web: rule } }) },
  requests: [[`POST ${settings}`, { autoscale: { web: rule } }]],
  exit: 0,
  stdout: 'Applying autoscale settings for process type web on hello... done\n',
  ...more,
});

const unsets = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf() },
  requests: [[`POST ${settings}`, { autoscale: { web: null } }]],
  exit: 0,
  stdout: 'Removing autoscale for process type web on hello... done\n',
  ...more,
});

const usual = 'autoscale:set web --min=3 --max=8 --cpu-percent=40 -a hello';

/** Scaling by load, a part of an app's settings: `autoscale:list`, `autoscale:set` and `autoscale:unset`. */
export const autoscale: Transcripts = [
  ...apis.map((api) => sets(`autoscale:set sets a rule, on ${api}`, usual, { api })),
  sets('autoscale set, in two words', 'autoscale set web --min=3 --max=8 --cpu-percent=40 -a hello'),
  sets('autoscale:set takes options anywhere', 'autoscale:set --min 3 -ahello --max 8 web --cpu-percent 40'),
  sets('autoscale:set takes abbreviated options', 'autoscale:set web --mi=3 --ma=8 --cpu=40 --app=hello'),
  sets('autoscale:set finds the app by its git remote', 'autoscale:set web --min=3 --max=8 --cpu-percent=40', {
    remotes: { deis: remoteOf('hello') },
  }),
  sets(
    'autoscale:set takes process type with a hyphen',
    'autoscale:set web-2 --min=3 --max=8 --cpu-percent=40 -a hello',
    {
      answers: { [`POST ${settings}`]: settingsOf({ autoscale: { 'web-2': rule } }) },
      requests: [[`POST ${settings}`, { autoscale: { 'web-2': rule } }]],
      stdout: 'Applying autoscale settings for process type web-2 on hello... done\n',
    },
  ),
  wrong('autoscale:set without process type', 'autoscale:set --min=3 --max=8 --cpu-percent=40 -a hello'),
  wrong('autoscale:set without --min', 'autoscale:set web --max=8 --cpu-percent=40 -a hello', '--min'),
  wrong('autoscale:set without --max', 'autoscale:set web --min=3 --cpu-percent=40 -a hello', '--max'),
  wrong('autoscale:set without --cpu-percent', 'autoscale:set web --min=3 --max=8 -a hello', '--cpu-percent'),
  wrong('autoscale:set with words for numbers', 'autoscale:set web --min=two --max=8 --cpu-percent=40 -a hello', 'two'),
  wrong('autoscale:set with a percent sign', 'autoscale:set web --min=3 --max=8 --cpu-percent=40% -a hello', '40%'),
  wrong(
    'autoscale:set with --min twice',
    'autoscale:set web --min=3 --min=4 --max=8 --cpu-percent=40 -a hello',
    '--min',
  ),
  sets('autoscale:set takes the folder for the app', 'autoscale:set web --min=3 --max=8 --cpu-percent=40', {
    directory: 'hello',
  }),
  wrong('autoscale:set of two process types', 'autoscale:set web worker --min=3 --max=8 --cpu-percent=40 -a hello'),
  refuses(
    sets('autoscale:set that changes nothing', usual),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    sets('autoscale:set that the controller finds wrong', usual),
    refused(400, { autoscale: ["could not validate {'min': 3}: 'max' is a required property"] }),
    6,
    "autoscale: could not validate {'min': 3}",
  ),
  refuses(sets('autoscale:set for an app of somebody else', usual), forbidden, 4, 'You do not have permission'),
  refuses(sets('autoscale:set for an app that is not there', usual), missing('2.3', 'App'), 5, 'not found on http:'),
  refuses(sets('autoscale:set on a controller that fails', usual), failed, 8, 'Server Error'),

  ...apis.map((api) => unsets(`autoscale:unset removes a rule, on ${api}`, 'autoscale:unset web --app=hello', { api })),
  unsets('autoscale:unset takes options first', 'autoscale:unset -ahello web'),
  wrong('autoscale:unset without process type', 'autoscale:unset -a hello'),
  wrong('autoscale:unset of two process types', 'autoscale:unset web worker -a hello'),
  refuses(
    unsets('autoscale:unset of a rule that is not there', 'autoscale:unset web -a hello'),
    refused(422, { detail: 'web does not exist under autoscale' }),
    6,
    'web does not exist under autoscale',
  ),

  ...apis.map((api): Transcript => ({
    name: `autoscale:list lists rules, on ${api}`,
    argv: 'autoscale:list --app=hello',
    api,
    answers: { [`GET ${settings}`]: settingsOf({ autoscale: { cmd: rule } }) },
    exit: 0,
    stdout: '=== hello Autoscale\n\n--- cmd:\nMin Replicas: 3\nMax Replicas: 8\nCPU: 40%\n',
  })),
  {
    name: 'autoscale is autoscale:list',
    argv: 'autoscale -a hello',
    answers: { [`GET ${settings}`]: settingsOf() },
    exit: 0,
    stdout: '=== hello Autoscale\n\nNo autoscale rules found.\n',
  },
  {
    name: 'autoscale:list of an app of somebody else',
    argv: 'autoscale:list -a hello',
    answers: { [`GET ${settings}`]: forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  },
  ...(['1.1', '2.2', 'drycc-2.1'] as const).flatMap((api) =>
    [usual, 'autoscale:unset web -a hello', 'autoscale:list -a hello'].map((argv): Transcript => ({
      ...wrong(`${argv} asks for nothing on ${api}, which does not scale by load`, argv),
      api,
    })),
  ),
];
