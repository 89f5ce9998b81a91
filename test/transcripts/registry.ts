import { refuses, wrong } from './outcomes.ts';
import { configOf, refused, remoteOf, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { failed, forbidden, missing } from './wire.ts';

const at = '/v2/apps/hello/config/';

/** The APIs whose config has it. */
const apis: readonly SpokenApi[] = ['2.2', '2.3', 'drycc-2.3'];

/** A change of credentials; what is left is shown by its names alone. */
const applies = (
  name: string,
  argv: Transcript['argv'],
  registry: object,
  left: object,
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at}`]: configOf({ PORT: '5000' }, { registry: left }) },
  requests: [[`POST ${at}`, { registry }]],
  exit: 0,
  stdout: [
    'Applying registry information... done',
    '',
    '=== hello Registry',
    ...Object.keys(left)
      .sort()
      .map((name) => `${name} ***`),
  ],
  ...more,
});

const sets = (name: string, argv: Transcript['argv'], registry: object, more: Partial<Transcript> = {}): Transcript =>
  applies(name, argv, registry, registry, more);

const both = { username: 'jkirk', password: 'ncc1701' };

const lists = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at}`]: configOf({ PORT: '5000' }, { registry: both }) },
  exit: 0,
  stdout: ['=== hello Registry', 'password ***', 'username ***'],
  ...more,
});

/** Credentials for an image registry, a part of an app's config: `registry:list`, `registry:set` and `registry:unset`. */
export const registry: Transcripts = [
  ...apis.map((api) =>
    sets(
      `registry:set sets credentials in one change, on ${api}`,
      'registry:set username=jkirk password=ncc1701 --app=hello',
      both,
      { api },
    ),
  ),
  sets('registry set, in two words', 'registry set username=jkirk -a hello', { username: 'jkirk' }),
  sets('registry:set takes options anywhere', 'registry:set username=jkirk -ahello password=ncc1701', both),
  sets('registry:set takes an equals sign in a password', 'registry:set password=test= -a hello', {
    password: 'test=',
  }),
  sets('registry:set takes blanks in a password', ['registry:set', 'password=a b', '-a', 'hello'], { password: 'a b' }),
  sets(
    'registry:set finds the app by its git remote',
    'registry:set username=jkirk',
    { username: 'jkirk' },
    { remotes: { deis: remoteOf('hello') } },
  ),
  ...['test', 'username=', '=test', 'test=1', 'username=jkirk password='].map((words) =>
    wrong(`registry:set ${words}`, `registry:set ${words} -a hello`),
  ),
  wrong('registry:set without credentials', 'registry:set -a hello'),
  sets(
    'registry:set takes the folder for the app',
    'registry:set username=jkirk',
    { username: 'jkirk' },
    { directory: 'hello' },
  ),
  refuses(
    sets('registry:set of an app without a PORT', 'registry:set username=jkirk -a hello', { username: 'jkirk' }),
    refused(400, { detail: 'PORT needs to be set in the config when using a private registry' }),
    6,
    'PORT needs to be set in the config when using a private registry',
  ),
  refuses(
    sets('registry:set that changes nothing', 'registry:set username=jkirk -a hello', { username: 'jkirk' }),
    refused(409, { detail: 'ada changed nothing - release stopped' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    sets('registry:set for an app of somebody else', 'registry:set username=jkirk -a hello', { username: 'jkirk' }),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    sets('registry:set on a controller that fails', 'registry:set username=jkirk -a hello', { username: 'jkirk' }),
    failed,
    8,
    'Server Error',
  ),

  ...apis.map((api) =>
    applies(
      `registry:unset removes credentials in one change, on ${api}`,
      'registry:unset username password --app=hello',
      { username: null, password: null },
      {},
      { api },
    ),
  ),
  applies('registry unset, in two words', 'registry unset password -ahello', { password: null }, { username: 'jkirk' }),
  wrong('registry:unset without a name', 'registry:unset -a hello'),
  applies(
    'registry:unset takes the folder for the app',
    'registry:unset username',
    { username: null },
    {},
    { directory: 'hello' },
  ),
  refuses(
    applies('registry:unset of what is not there', 'registry:unset username -a hello', { username: null }, {}),
    refused(422, { detail: 'username does not exist under registry' }),
    6,
    'username does not exist under registry',
  ),

  ...apis.map((api) =>
    lists(`registry:list lists credentials without their values, on ${api}`, 'registry:list --app=hello', { api }),
  ),
  lists('registry is registry:list', 'registry -a hello'),
  lists('registry:list of an app without credentials', 'registry:list -a hello', {
    answers: { [`GET ${at}`]: configOf({}) },
    stdout: '=== hello Registry\n',
  }),
  lists('registry:list of an app that is not there', 'registry:list -a hello', {
    answers: { [`GET ${at}`]: missing('2.3', 'App') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),
  ...(['1.1', 'drycc-2.0', 'drycc-2.1'] as const).flatMap((api) =>
    ['registry:list -a hello', 'registry:set username=jkirk -a hello', 'registry:unset username -a hello'].map(
      (argv): Transcript => ({
        ...wrong(`${argv} asks for nothing on ${api}, whose config does not have it`, argv),
        api,
      }),
    ),
  ),
];
