import { refuses, wrong } from './outcomes.ts';
import { refused, remoteOf, settingsOf, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { forbidden, missing } from './wire.ts';

const settings = '/v2/apps/hello/settings/';

/** The APIs that have settings: Workflow 2.4 announces 2.2. */
const apis: readonly SpokenApi[] = ['2.2', '2.3', 'drycc-2.3'];

const turns = (name: string, argv: string, routable: boolean, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${settings}`]: settingsOf({ routable }) },
  requests: [[`POST ${settings}`, { routable }]],
  exit: 0,
  stdout: `${routable ? 'Enabling' : 'Disabling'} routing for hello... done\n`,
  ...more,
});

const tells = (name: string, argv: string, routable: boolean, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${settings}`]: settingsOf({ routable }) },
  exit: 0,
  stdout: `Routing is ${routable ? 'enabled' : 'disabled'}.\n`,
  ...more,
});

/** Routing, a part of an app's settings: `routing:info`, `routing:enable` and `routing:disable`. */
export const routing: Transcripts = [
  ...apis.flatMap((api) => [
    turns(`routing:enable lets the router reach the app, on ${api}`, 'routing:enable --app=hello', true, { api }),
    turns(`routing:disable keeps the router from it, on ${api}`, 'routing:disable --app=hello', false, { api }),
    tells(`routing:info tells that it is enabled, on ${api}`, 'routing:info --app=hello', true, { api }),
    tells(`routing:info tells that it is disabled, on ${api}`, 'routing:info -a hello', false, { api }),
  ]),
  tells('routing is routing:info', 'routing -ahello', false),
  turns('routing enable, in two words', 'routing enable -a hello', true),
  turns('routing disable, in two words', 'routing disable --ap hello', false),
  turns('routing:disable finds the app by its git remote', 'routing:disable', false, {
    remotes: { deis: remoteOf('hello') },
  }),
  refuses(
    turns('routing:enable where it is enabled', 'routing:enable -a hello', true),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    turns('routing:disable for an app of somebody else', 'routing:disable -a hello', false),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    turns('routing:disable for an app that is not there', 'routing:disable -a hello', false, { api: '2.2' }),
    missing('2.2', 'App'),
    5,
    'not found on http:',
  ),
  {
    name: 'routing:info of an app of somebody else',
    argv: 'routing:info -a hello',
    answers: { [`GET ${settings}`]: forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  },
  wrong('routing:enable with an argument', 'routing:enable web -a hello'),
  turns('routing:disable takes the folder for the app', 'routing:disable', false, { directory: 'hello' }),
  wrong('routing:on, which is no command', 'routing:on -a hello', 'routing:on'),
  ...(['1.1', 'drycc-2.1'] as const).flatMap((api) =>
    ['routing:info -a hello', 'routing:enable -a hello', 'routing:disable -a hello'].map((argv): Transcript => ({
      ...wrong(`${argv} asks for nothing on ${api}, which has no settings`, argv),
      api,
    })),
  ),
];
