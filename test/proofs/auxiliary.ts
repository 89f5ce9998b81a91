import { isDeepStrictEqual } from 'node:util';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { type Asked, askedOf, type Wire } from './asked.ts';
import { type Recorded, recordedReply } from './recording.ts';
import type { Received, Reply } from './test-controller.ts';

/**
 * Whether two requests are the same to a controller: a final slash, an empty body and the usual stack of a build, of which
 * Drycc 1.0 knows nothing, make no difference.
 */
export function isSameRequest(one: Wire, other: Wire): boolean {
  const [a, b] = [one, other].map(({ method, path, body: whole }) => {
    const { stack, ...rest } = isJsonObject(whole) ? whole : {};
    const body = stack === 'container' ? rest : whole;
    const [bare = '', query = ''] = path.split('?', 2);
    const isEmpty = body === null || body === undefined || body === '' || isDeepStrictEqual(body, {});
    return {
      method,
      path: decodeURIComponent(bare).replace(/\/$/, ''),
      query: Object.fromEntries(new URLSearchParams(query)),
      body: isEmpty ? null : body,
    };
  });
  return isDeepStrictEqual(a, b);
}

/** A received request in the form of a recorded one. */
export function wireOf({ method, path, query, body }: Received): Wire {
  return { method, path: `${path}${query}`, body };
}

const moment = '2026-11-23T03:00:00Z';
const page = (...results: readonly object[]) => ({ count: results.length, next: null, previous: null, results });
const unauthorized = { detail: 'Authentication credentials were not provided.' };

/** A list of what is there before the recorded request and, as that removes it, not after it. */
const left = <T>(isDone: boolean, item: T, name: unknown): T[] => (isDone || name === undefined ? [] : [item]);

/** What a controller knows when a command asks for more than the recorded request. */
interface Situation {
  /** What the recorded request is about, which is there before it is sent. */
  readonly about: Asked['inPath'];
  /** Whether the recorded request was answered. */
  readonly isDone: boolean;
}

/** What a controller in good health answers. */
const answers: Readonly<Partial<Record<OperationName, (path: Asked['inPath'], situation: Situation) => object>>> = {
  'auth.login': () => ({ token: '0123456789abcdef0123456789abcdef01234567' }),
  'auth.whoami': () => ({ username: 'admin', is_superuser: true }),
  'apps.info': ({ app: id }) => ({ id, owner: 'admin', structure: {}, created: moment, updated: moment }),
  'apps.list': () => page(),
  'pods.list': (_path, { about: { type = 'web', pod = `autotest-${type}-abcde` } }) => ({
    results: [
      {
        name: pod,
        type,
        num: Number(/\.(\d+)$/.exec(pod)?.[1] ?? 1),
        state: 'up',
        release: 'v2',
        started: moment,
        created: moment,
      },
    ],
    count: 1,
  }),
  'domains.list': (_path, { about: { domain }, isDone }) => page(...left(isDone, { domain, app: 'autotest' }, domain)),
  'config.get': () => ({ values: {} }),
  'settings.get': () => ({ maintenance: false, routable: true }),
  'whitelist.list': () => ({ addresses: [] }),
  'perms.list': (_path, { about: { username }, isDone }) => ({ users: left(isDone, username, username) }),
  'administrators.list': (_path, { about: { username }, isDone }) => page(...left(isDone, { username }, username)),
  'users.list': () => page(),
  'keys.list': () => page(),
  'certs.list': () => page(),
  'certs.info': ({ name }, { about: { domain }, isDone }) => ({ name, domains: left(isDone, domain, domain) }),
  'releases.list': () => page(),
  'builds.list': () => page(),
};

/** What a replay needs to know besides the exchange. */
export interface ReplayOptions {
  readonly recording: readonly Recorded[];
  readonly asked: Asked;
  readonly dialect: Dialect;
  /** Told of later pages of a list that are asked for and were recorded. */
  readonly follow: (page: Recorded) => void;
}

/**
 * Answers one recorded request as it was answered, later pages of a list as they were recorded, and what else a command
 * needs on its way like a controller in good health. The rest is an unknown path.
 */
export function replay(
  recorded: Recorded,
  { recording, asked: about, dialect, follow }: ReplayOptions,
): (request: Received) => Reply {
  const headers = Object.fromEntries(
    Object.entries(recording[0]?.response.headers ?? {}).filter(([name]) => name.endsWith('_VERSION')),
  );
  const json = (status: number, body: unknown): Reply => ({
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  let isDone = false;
  return (request) => {
    const wire = wireOf(request);
    if (isSameRequest(wire, recorded.request)) {
      isDone = true;
      return recordedReply(recorded);
    }
    const asked = askedOf(wire, dialect);
    const isLaterPage = /\b(?:offset|page)=/.test(request.query);
    const laterPage = isLaterPage && recording.find((each) => isSameRequest(wire, each.request));
    if (laterPage) {
      follow(laterPage);
      return recordedReply(laterPage);
    }
    if (isLaterPage) return json(200, page());
    const isOpen = asked?.operation === 'auth.login' || asked?.operation === 'auth.register';
    if (asked && !isOpen && request.headers.authorization === undefined) return json(401, unauthorized);
    // The way to find the singular path of a certificate's domains.
    if (request.method === 'GET' && /\/certs\/[^/]+\/domain\/$/.test(request.path)) {
      return json(405, { detail: 'Method "GET" not allowed.' });
    }
    const answer = asked && answers[asked.operation];
    if (answer) return json(200, answer(asked.inPath, { about: about.inPath, isDone }));
    const missing = '<h1>Not Found</h1><p>The requested URL was not found on this server.</p>';
    return { status: 404, headers: { ...headers, 'Content-Type': 'text/html' }, body: missing };
  };
}
