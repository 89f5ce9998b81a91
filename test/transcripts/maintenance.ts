import { refuses, wrong } from './outcomes.ts';
import {
  refused,
  remoteOf,
  Script,
  settingsOf,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { failed, forbidden, gaveUp, missing } from './wire.ts';

const settings = '/v2/apps/hello/settings/';

/** The APIs that have settings: Workflow 2.4 announces 2.2. */
const apis: readonly SpokenApi[] = ['2.2', '2.3', 'drycc-2.3'];

const turns = (name: string, argv: string, maintenance: boolean, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf({ maintenance }) },
  requests: [[`POST ${settings}`, { maintenance }]],
  exit: 0,
  stdout: `${maintenance ? 'Enabling' : 'Disabling'} maintenance mode for hello... done\n`,
  ...more,
});

const tells = (name: string, argv: string, maintenance: boolean, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${settings}`]: settingsOf({ maintenance }) },
  exit: 0,
  stdout: `Maintenance mode is ${maintenance ? 'on' : 'off'}.\n`,
  ...more,
});

/** Maintenance, a part of an app's settings: `maintenance:info`, `maintenance:on` and `maintenance:off`. */
export const maintenance: Transcripts = [
  ...apis.flatMap((api) => [
    turns(`maintenance:on begins it, on ${api}`, 'maintenance:on --app=hello', true, { api }),
    turns(`maintenance:off ends it, on ${api}`, 'maintenance:off --app=hello', false, { api }),
    tells(`maintenance:info tells that it is on, on ${api}`, 'maintenance:info --app=hello', true, { api }),
    tells(`maintenance:info tells that it is off, on ${api}`, 'maintenance:info -a hello', false, { api }),
  ]),
  tells('maintenance is maintenance:info', 'maintenance -ahello', true),
  turns('maintenance on, in two words', 'maintenance on -a hello', true),
  turns('maintenance off, in two words', 'maintenance off -ahello', false),
  turns('maintenance:on finds the app by its git remote', 'maintenance:on', true, {
    remotes: { deis: remoteOf('hello') },
  }),
  refuses(
    turns('maintenance:on where it is on', 'maintenance:on -a hello', true),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    turns('maintenance:off for an app of somebody else', 'maintenance:off -a hello', false),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    turns('maintenance:on for an app that is not there', 'maintenance:on -a hello', true),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),
  refuses(
    turns('maintenance:on on a controller that fails', 'maintenance:on -a hello', true),
    failed,
    8,
    'Server Error',
  ),
  {
    ...turns('maintenance:on where the app itself answers, as with Workflow 2.3', 'maintenance:on -a hello', true, {
      api: '2.2',
    }),
    answers: { [`POST ${settings}`]: { status: 200 } },
    exit: 8,
    stdout: '',
  },
  refuses(
    turns('maintenance:on is sent once, though the router gives up', 'maintenance:on -a hello', true),
    new Script(gaveUp, settingsOf({ maintenance: true })),
    8,
    '504',
  ),
  wrong('maintenance:on with an argument', 'maintenance:on now -a hello'),
  turns('maintenance:on takes the folder for the app, in lower case', 'maintenance:on', true, { directory: 'Hello' }),
  { ...wrong('maintenance:on in a folder that is no app', 'maintenance:on', 'app'), directory: 'my_app' },
  wrong('maintenance:off with a repeated app', 'maintenance:off -a hello --app=other', '--app'),
  wrong('maintenance:set, which is no command', 'maintenance:set on -a hello', 'maintenance:set'),
  ...(['1.1', 'drycc-2.0', 'drycc-2.1'] as const).flatMap((api) =>
    ['maintenance:info -a hello', 'maintenance:on -a hello', 'maintenance:off -a hello'].map((argv): Transcript => ({
      ...wrong(`${argv} asks for nothing on ${api}, which has no settings`, argv),
      api,
    })),
  ),
];
