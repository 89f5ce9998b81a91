import { refuses, wrong } from './outcomes.ts';
import { refused, remoteOf, settingsOf, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { forbidden, missing } from './wire.ts';

const settings = '/v2/apps/hello/settings/';

/** The APIs whose settings have labels. */
const apis: readonly SpokenApi[] = ['2.3', 'drycc-2.3'];

const sets = (name: string, argv: Transcript['argv'], label: object, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf({ label }) },
  requests: [[`POST ${settings}`, { label }]],
  exit: 0,
  stdout: 'Applying labels on hello... done\n',
  ...more,
});

const unsets = (name: string, argv: string, label: object, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf() },
  requests: [[`POST ${settings}`, { label }]],
  exit: 0,
  stdout: 'Removing labels on hello... done\n',
  ...more,
});

const url = 'https://github.com/deis/controller-sdk-go';

/** Labels, a part of an app's settings: `labels:list`, `labels:set` and `labels:unset`. */
export const labels: Transcripts = [
  ...apis.map((api) =>
    sets(
      `labels:set sets labels in one change, on ${api}`,
      `labels:set team=deis git_repo=${url} --app=hello`,
      { team: 'deis', git_repo: url },
      { api },
    ),
  ),
  sets('labels set, in two words', 'labels set team=deis -a hello', { team: 'deis' }),
  sets('labels:set takes options anywhere', 'labels:set team=deis -ahello env=prod', { team: 'deis', env: 'prod' }),
  sets('labels:set takes blanks in a value', ['labels:set', 'team=the front end', '-a', 'hello'], {
    team: 'the front end',
  }),
  sets('labels:set takes the last of two values', 'labels:set team=one team=two -a hello', { team: 'two' }),
  sets('labels:set sends numbers as text', 'labels:set rack=1 -a hello', { rack: '1' }),
  sets(
    'labels:set finds the app by its git remote',
    'labels:set team=deis',
    { team: 'deis' },
    { remotes: { deis: remoteOf('hello') } },
  ),
  wrong('labels:set without a label', 'labels:set -a hello'),
  wrong('labels:set without a value', 'labels:set team -a hello'),
  wrong('labels:set with an empty value', 'labels:set team= -a hello'),
  wrong('labels:set with an empty name', 'labels:set =deis -a hello'),
  wrong('labels:set with two equals signs', 'labels:set team=a=b -a hello'),
  wrong('labels:set with one label of two that is wrong', 'labels:set team=deis env -a hello'),
  sets('labels:set takes the folder for the app', 'labels:set team=deis', { team: 'deis' }, { directory: 'hello' }),
  refuses(
    sets('labels:set that changes nothing', 'labels:set team=deis -a hello', { team: 'deis' }),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    sets('labels:set for an app of somebody else', 'labels:set team=deis -a hello', { team: 'deis' }),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    sets('labels:set for an app that is not there', 'labels:set team=deis -a hello', { team: 'deis' }),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),

  ...apis.map((api) =>
    unsets(
      `labels:unset removes labels in one change, on ${api}`,
      'labels:unset team git_repo --app=hello',
      { team: null, git_repo: null },
      { api },
    ),
  ),
  unsets('labels unset, in two words', 'labels unset team -ahello', { team: null }),
  wrong('labels:unset without a label', 'labels:unset -a hello'),
  unsets('labels:unset takes the folder for the app', 'labels:unset team', { team: null }, { directory: 'hello' }),
  refuses(
    unsets('labels:unset of a label that is not there', 'labels:unset team -a hello', { team: null }),
    refused(422, { detail: 'team does not exist under label' }),
    6,
    'team does not exist under label',
  ),

  ...apis.map((api): Transcript => ({
    name: `labels:list lists labels by name, on ${api}`,
    argv: 'labels:list --app=hello',
    api,
    answers: { [`GET ${settings}`]: settingsOf({ label: { team: 'deis', git_repo: url } }) },
    exit: 0,
    stdout: ['=== hello Label', `git_repo: ${url}`, 'team: deis'],
  })),
  {
    name: 'labels:list shows numbers and truths as JSON has them',
    argv: 'labels:list -a hello',
    answers: { [`GET ${settings}`]: settingsOf({ label: { rack: 1, isOld: true } }) },
    exit: 0,
    stdout: ['=== hello Label', 'isOld: true', 'rack: 1'],
  },
  {
    name: 'labels is labels:list',
    argv: 'labels -a hello',
    answers: { [`GET ${settings}`]: settingsOf() },
    exit: 0,
    stdout: '=== hello Label\nNo labels found.\n',
  },
  {
    name: 'labels:list of an app that is not there',
    argv: 'labels:list -a hello',
    answers: { [`GET ${settings}`]: missing('2.3', 'App') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
  ...(['1.1', '2.2', 'drycc-2.0'] as const).flatMap((api) =>
    ['labels:set team=deis -a hello', 'labels:unset team -a hello', 'labels:list -a hello'].map((argv): Transcript => ({
      ...wrong(`${argv} asks for nothing on ${api}, which has no labels`, argv),
      api,
    })),
  ),
];
