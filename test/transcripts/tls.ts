import { refuses, wrong } from './outcomes.ts';
import { refused, remoteOf, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { failed, forbidden, missing } from './wire.ts';

const at = '/v2/apps/hello/tls/';

/** The APIs that have it. */
const apis: readonly SpokenApi[] = ['2.3', 'drycc-2.3'];

const tlsOf = (enforced: boolean | null): object => ({
  uuid: '4230b839-b71c-4a41-b13e-e7af9b77617e',
  app: 'hello',
  owner: 'ada',
  created: '2016-08-22T17:40:16Z',
  updated: '2016-08-22T17:40:16Z',
  https_enforced: enforced,
});

const turns = (name: string, argv: string, enforced: boolean, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at}`]: tlsOf(enforced) },
  requests: [[`POST ${at}`, { https_enforced: enforced }]],
  exit: 0,
  stdout: `${enforced ? 'Enabling' : 'Disabling'} https-only requests for hello... done\n`,
  ...more,
});

const tells = (name: string, argv: string, enforced: boolean | null, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at}`]: tlsOf(enforced) },
  exit: 0,
  stdout: `=== hello TLS\nHTTPS Enforced: ${enforced === null ? 'not set' : String(enforced)}\n`,
  ...more,
});

/** Serving over HTTPS only: `tls:info`, `tls:enable` and `tls:disable`. */
export const tls: Transcripts = [
  ...apis.flatMap((api) => [
    turns(`tls:enable begins it, on ${api}`, 'tls:enable --app=hello', true, { api }),
    turns(`tls:disable ends it, on ${api}`, 'tls:disable --app=hello', false, { api }),
    tells(`tls:info tells that it is enforced, on ${api}`, 'tls:info --app=hello', true, { api }),
    tells(`tls:info tells that it is not enforced, on ${api}`, 'tls:info -a hello', false, { api }),
    tells(`tls:info tells that nobody has set it, on ${api}`, 'tls:info --app hello', null, { api }),
  ]),
  tells('tls is tls:info', 'tls -ahello', true),
  turns('tls enable, in two words', 'tls enable -a hello', true),
  turns('tls:disable finds the app by its git remote', 'tls:disable', false, { remotes: { deis: remoteOf('hello') } }),
  refuses(
    turns('tls:enable where it is enabled', 'tls:enable -a hello', true),
    refused(409, { detail: 'ada changed nothing' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    turns('tls:disable for an app of somebody else', 'tls:disable -a hello', false),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    turns('tls:enable for an app that is not there', 'tls:enable -a hello', true),
    missing('2.3', 'App'),
    5,
    'not found on http:',
  ),
  refuses(turns('tls:enable on a controller that fails', 'tls:enable -a hello', true), failed, 8, 'Server Error'),
  wrong('tls:enable with an argument', 'tls:enable on -a hello'),
  tells('tls:info takes the folder for the app', 'tls:info', true, { directory: 'hello' }),
  wrong('tls:enable with a repeated app', 'tls:enable -a hello -a other', '--app'),
  ...(['1.1', '2.2', 'drycc-2.1'] as const).flatMap((api) =>
    ['tls:info -a hello', 'tls:enable -a hello', 'tls:disable -a hello'].map((argv): Transcript => ({
      ...wrong(`${argv} asks for nothing on ${api}, which does not have it`, argv),
      api,
    })),
  ),
];
