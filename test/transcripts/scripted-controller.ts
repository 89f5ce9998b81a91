import { startTestController, type Received, type Reply } from '../proofs/test-controller.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { Script, type Scripted, type SpokenApi, type Transcript } from './transcript.ts';

/** What arrived of one command line. */
export interface Traffic {
  /** Changes with their bodies, and the token that they carried. */
  readonly changes: readonly (readonly [methodAndPath: string, body: unknown, token: string | null])[];
  /** What the transcript has no answer for, and reads that it does not allow. */
  readonly unexpected: readonly string[];
}

/** The one controller of the suite. Machines reach it as a proxy, so that the controllers of transcripts have real names. */
export interface ScriptedController {
  /**
   * Answers by a transcript from now on. Gives the proxy's URL for its machine, with a name of its own: requests that
   * another command line has left on the way are no part of this one.
   */
  play(transcript: Transcript): string;
  traffic(): Traffic;
  close(): Promise<void>;
}

const controller = 'http://deis.example.com';

/** The version headers of every answer, as the controllers of these APIs send them. */
const announcements: Readonly<Record<SpokenApi, Readonly<Record<string, string>>>> = {
  '1.1': { X_DEIS_API_VERSION: '1.1.2', X_DEIS_PLATFORM_VERSION: '1.4.1' },
  '1.7': { DEIS_API_VERSION: '1.7.0', DEIS_PLATFORM_VERSION: '1.13.4', X_DEIS_API_VERSION: '1.7.0' },
  '2.0': { DEIS_API_VERSION: '2.0', DEIS_PLATFORM_VERSION: '2.0.0' },
  '2.1': { DEIS_API_VERSION: '2.1', DEIS_PLATFORM_VERSION: '2.1.0' },
  '2.2': { DEIS_API_VERSION: '2.2', DEIS_PLATFORM_VERSION: '2.2.0' },
  '2.3': { DEIS_API_VERSION: '2.3', DEIS_PLATFORM_VERSION: '2.3.0' },
  'drycc-2.0': { DRYCC_API_VERSION: '2.0', DRYCC_PLATFORM_VERSION: '2.0.0' },
  'drycc-2.1': { DRYCC_API_VERSION: '2.1', DRYCC_PLATFORM_VERSION: '2.1.0' },
  'drycc-2.3': { DRYCC_API_VERSION: '2.3', DRYCC_PLATFORM_VERSION: '2.3.0' },
  none: {},
  '2.10': { DEIS_API_VERSION: '2.10', DEIS_PLATFORM_VERSION: '2.10.0' },
};

/** Paths whose last slash decides on real controllers; everywhere else it may be there or not. */
const slashCounts = /^\/v[12]\/(?:auth\/(?:login|tokens)|keys\/.|certs\/.)/;

/** The paths by which controllers are told apart that announce the same version. */
const signs = new Set(dialects.map(({ sign }) => sign));

/** Starts it on a free port of this machine. */
export async function startScriptedController(): Promise<ScriptedController> {
  const server = await startTestController();
  let current: Transcript | undefined;
  let turn = 0;
  const isCurrent = ({ headers }: Received): boolean =>
    headers['proxy-authorization'] === `Basic ${Buffer.from(`turn:${turn}`).toString('base64')}`;
  return {
    play(transcript) {
      current = transcript;
      turn += 1;
      const next = readScript(transcript);
      server.expect(
        (request) => (isCurrent(request) ? next(request) : undefined) ?? unasked(request, transcript.api ?? '2.3'),
      );
      return server.url.replace('://', `://turn:${turn}@`);
    },
    traffic: () => sort(server.received.filter(isCurrent), current),
    close: () => server.close(),
  };
}

/** The path without the controller's URL, and without a last slash that does not count. */
function plain(address: string): string {
  const path = address.startsWith(`${controller}/`) ? address.slice(controller.length) : address;
  return slashCounts.test(path) || path === '/v2/' || path === '/v1/' ? path : path.replace(/\/$/, '');
}

/** A method and an address in the form in which both sides are compared. */
export function written(methodAndPath: string): string {
  const [method = '', address = ''] = methodAndPath.split(' ', 2);
  const [path = '', query] = address.split('?', 2);
  return `${method} ${plain(path)}${query === undefined ? '' : `?${query}`}`;
}

const nameOf = ({ method, path }: Received): string => written(`${method} ${path}`);
const isQuestion = ({ method, headers }: Received): boolean => method === 'GET' && headers.authorization === undefined;

/** Gives the answers of a transcript one after the other; undefined where it has none. */
function readScript({ answers = {}, api = '2.3' }: Transcript): (request: Received) => Reply | undefined {
  const left = new Map(
    Object.entries(answers).map(([key, value]) => [
      written(key),
      value instanceof Script ? [...value.steps] : ([value] as unknown[]),
    ]),
  );
  return (request) => {
    const steps = left.get(`${nameOf(request)}${request.query}`) ?? left.get(nameOf(request));
    if (steps === undefined) return undefined;
    return reply(steps.length > 1 ? steps.shift() : steps[0], request.method, api);
  };
}

function reply(value: unknown, method: string, api: SpokenApi): Reply {
  const {
    status,
    headers = {},
    body,
  } = isScripted(value) ? value : { status: method === 'GET' ? 200 : 201, body: value };
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  return { status, headers: { ...announcements[api], 'Content-Type': type, ...headers }, body: text };
}

function isScripted(value: unknown): value is Scripted {
  return typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number';
}

/** The answer to a question without a token, or to what the transcript does not know. */
function unasked(request: Received, api: SpokenApi): Reply {
  const isOld = api.startsWith('1.');
  // What newer Drycc is known by is not there either.
  const path = plain(request.path);
  const isKnown = path.startsWith(isOld ? '/v1/' : '/v2/') && !signs.has(path);
  if (!isQuestion(request)) return reply({ status: 404, body: { detail: 'Not found.' } }, request.method, api);
  return isKnown
    ? reply({ status: 401, body: { detail: 'Authentication credentials were not provided.' } }, 'GET', api)
    : reply({ status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>Not Found</h1>' }, 'GET', api);
}

/** What may be looked at to explain the refusal of a change. */
const explaining = /^GET \/v[12]\/apps\/hello(?:\/perms)?$/;

function isRefusal(value: unknown): boolean {
  const last: unknown = value instanceof Script ? value.steps.at(-1) : value;
  return isScripted(last) && last.status >= 400;
}

function sort(received: readonly Received[], transcript: Transcript | undefined): Traffic {
  const { answers = {}, reads = Object.keys(answers) } = transcript ?? {};
  const known = new Set(Object.keys(answers).map(written));
  const allowed = new Set(reads.map(written));
  const changesKeys = Object.keys(answers).some((key) => /^POST .*\/keys\/?$/.test(key));
  const isIn = (names: ReadonlySet<string>, request: Received): boolean =>
    names.has(nameOf(request)) || names.has(`${nameOf(request)}${request.query}`);
  const isRefused = Object.entries(answers).some(([key, value]) => !key.startsWith('GET') && isRefusal(value));
  const isExpected = (request: Received): boolean =>
    isQuestion(request) ||
    (isRefused && explaining.test(nameOf(request))) ||
    // Where two keys may have one name, the keys are looked at first.
    (changesKeys && /^GET \/v[12]\/keys$/.test(nameOf(request))) ||
    (isIn(known, request) && (request.method !== 'GET' || isIn(allowed, request)));
  return {
    changes: received
      .filter(({ method }) => method !== 'GET')
      .map((request) => [`${nameOf(request)}${request.query}`, request.body, tokenOf(request)]),
    unexpected: received.filter((each) => !isExpected(each)).map((each) => `${nameOf(each)}${each.query}`),
  };
}

function tokenOf({ headers }: Received): string | null {
  return headers.authorization?.replace(/^token /, '') ?? null;
}
