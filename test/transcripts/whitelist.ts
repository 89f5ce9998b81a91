import { refuses, wrong } from './outcomes.ts';
import { appOf, refused, remoteOf, Script, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { failed, forbidden, gaveUp, missing } from './wire.ts';

const at = '/v2/apps/hello/whitelist/';

/** The APIs that have it. */
const apis: readonly SpokenApi[] = ['2.3', 'drycc-2.3'];

const adds = (
  name: string,
  argv: string,
  addresses: readonly string[],
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at}`]: { addresses } },
  requests: [[`POST ${at}`, { addresses }]],
  exit: 0,
  stdout: [`Adding ${addresses.join(',')} to hello whitelist...`],
  ...more,
});

/** A removal, which has a body; the addresses are looked at first. */
const removes = (
  name: string,
  argv: string,
  addresses: readonly string[],
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at}`]: { addresses: ['1.2.3.4', '10.0.0.0/8', '0.0.0.0/0'] }, [`DELETE ${at}`]: { status: 204 } },
  requests: [[`DELETE ${at}`, { addresses }]],
  exit: 0,
  stdout: [`Removing ${addresses.join(',')} from hello whitelist...`],
  ...more,
});

/** The addresses from which an app can be reached: `whitelist:list`, `whitelist:add` and `whitelist:remove`. */
export const whitelist: Transcripts = [
  ...apis.map((api) =>
    adds(
      `whitelist:add adds addresses in one change, on ${api}`,
      'whitelist:add 1.2.3.4,0.0.0.0/0 --app=hello',
      ['1.2.3.4', '0.0.0.0/0'],
      { api },
    ),
  ),
  adds('whitelist:add adds one address', 'whitelist:add 1.2.3.4 -a hello', ['1.2.3.4']),
  adds('whitelist:add keeps the order', 'whitelist:add 9.9.9.9,1.2.3.4 -a hello', ['9.9.9.9', '1.2.3.4']),
  adds('whitelist add, in two words', 'whitelist add 1.2.3.4 -ahello', ['1.2.3.4']),
  adds('whitelist:add takes options first', 'whitelist:add --app hello 1.2.3.4', ['1.2.3.4']),
  adds('whitelist:add takes an address of IPv6', 'whitelist:add 2001:db8::/32 -a hello', ['2001:db8::/32']),
  adds('whitelist:add finds the app by its git remote', 'whitelist:add 1.2.3.4', ['1.2.3.4'], {
    remotes: { deis: remoteOf('hello') },
  }),
  wrong('whitelist:add without an address', 'whitelist:add -a hello'),
  wrong('whitelist:add of a name', 'whitelist:add office -a hello', 'office'),
  wrong('whitelist:add with nothing behind a comma', 'whitelist:add 1.2.3.4, -a hello'),
  adds('whitelist:add takes the folder for the app', 'whitelist:add 1.2.3.4', ['1.2.3.4'], { directory: 'hello' }),
  refuses(
    adds('whitelist:add of an address that the controller does not take', 'whitelist:add 1.2.3.4.5 -a hello', [
      '1.2.3.4.5',
    ]),
    refused(400, ['The address 1.2.3.4.5 is not valid']),
    6,
    'The address 1.2.3.4.5 is not valid',
  ),
  refuses(
    adds('whitelist:add of an address that is there', 'whitelist:add 1.2.3.4 -a hello', ['1.2.3.4']),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    adds('whitelist:add to an app of somebody else', 'whitelist:add 1.2.3.4 -a hello', ['1.2.3.4']),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    adds('whitelist:add to an app that is not there', 'whitelist:add 1.2.3.4 -a hello', ['1.2.3.4']),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),

  ...apis.map((api) =>
    removes(
      `whitelist:remove removes addresses in one change, on ${api}`,
      'whitelist:remove 1.2.3.4,10.0.0.0/8 --app=hello',
      ['1.2.3.4', '10.0.0.0/8'],
      { api },
    ),
  ),
  removes('whitelist:remove removes one address', 'whitelist:remove 1.2.3.4 -a hello', ['1.2.3.4']),
  removes('whitelist remove, in two words', 'whitelist remove 1.2.3.4 -ahello', ['1.2.3.4']),
  refuses(
    removes('whitelist:remove of an address that is not there', 'whitelist:remove 99.9.9.9 -a hello', ['99.9.9.9']),
    refused(422, { detail: "addresses {'99.9.9.9'} does not exist in whitelist" }),
    6,
    "addresses {'99.9.9.9'} does not exist in whitelist",
  ),
  refuses(
    removes('whitelist:remove on a controller that fails', 'whitelist:remove 1.2.3.4 -a hello', ['1.2.3.4']),
    failed,
    8,
    'Server Error',
  ),
  refuses(
    removes('whitelist:remove is sent once, though the router gives up', 'whitelist:remove 1.2.3.4 -a hello', [
      '1.2.3.4',
    ]),
    new Script(gaveUp, { status: 204 }),
    8,
    '504',
  ),
  wrong('whitelist:remove without an address', 'whitelist:remove -a hello'),
  removes('whitelist:remove takes the folder for the app', 'whitelist:remove 1.2.3.4', ['1.2.3.4'], {
    directory: 'hello',
  }),
  {
    name: 'whitelist:remove sends nothing where the app itself answers, which it would destroy',
    argv: 'whitelist:remove 1.2.3.4 -a hello',
    answers: { [`GET ${at}`]: appOf('hello') },
    exit: 6,
    stdout: '',
    stderr: ['was not sent'],
  },
  {
    name: 'whitelist:remove sends nothing for an app of somebody else',
    argv: 'whitelist:remove 1.2.3.4 -a hello',
    answers: { [`GET ${at}`]: forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  },

  ...apis.map((api): Transcript => ({
    name: `whitelist:list lists addresses in the order of the controller, on ${api}`,
    argv: 'whitelist:list --app=hello',
    api,
    answers: { [`GET ${at}`]: { addresses: ['1.2.3.4', '0.0.0.0/0'] } },
    exit: 0,
    stdout: '=== hello Whitelisted Addresses\n1.2.3.4\n0.0.0.0/0\n',
  })),
  {
    name: 'whitelist is whitelist:list',
    argv: 'whitelist -a hello',
    answers: { [`GET ${at}`]: { addresses: [] } },
    exit: 0,
    stdout: '=== hello Whitelisted Addresses\n',
  },
  {
    name: 'whitelist:list where the app itself answers',
    argv: 'whitelist:list -a hello',
    answers: { [`GET ${at}`]: appOf('hello') },
    exit: 8,
    stdout: '',
  },
  ...(['1.1', '2.0', '2.2', 'drycc-2.1'] as const).flatMap((api) =>
    ['whitelist:list -a hello', 'whitelist:add 1.2.3.4 -a hello', 'whitelist:remove 1.2.3.4 -a hello'].map(
      (argv): Transcript => ({ ...wrong(`${argv} asks for nothing on ${api}, which has no whitelist`, argv), api }),
    ),
  ),
];
