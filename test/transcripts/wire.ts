import { refused, type Scripted, type SpokenApi } from './transcript.ts';

/** All APIs that have a dialect, and that of Deis 1.13, which is read as 1.1 is. */
export const everyApi: readonly SpokenApi[] = [
  '1.1',
  '1.7',
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  'drycc-2.0',
  'drycc-2.1',
  'drycc-2.3',
];

/** All APIs under `/v2/`. */
export const secondApis: readonly SpokenApi[] = everyApi.filter((api) => !api.startsWith('1.'));

/** The root of the paths of an API. */
export const root = (api: SpokenApi = '2.3'): '/v1' | '/v2' => (api.startsWith('1.') ? '/v1' : '/v2');

/** The path of what an API keeps below the app `hello`, as in `config/`. */
export const below = (api: SpokenApi, rest: string): string => `${root(api)}/apps/hello/${rest}`;

/** What every controller says to somebody who may not do it. */
export const forbidden: Scripted = refused(403, { detail: 'You do not have permission to perform this action.' });

/** The page of an address that Django does not know, which says nothing. */
export const unknownPage: Scripted = {
  status: 404,
  headers: { 'Content-Type': 'text/html' },
  body: '<h1>Not Found</h1><p>The requested URL was not found on this server.</p>',
};

/** What Django says when a view fails. */
export const failed: Scripted = refused(500, { detail: 'Server Error' });

/** What the router before a controller says when it gives up; the change may go on behind it. */
export const gaveUp: Scripted = {
  status: 504,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body><h1>504 Gateway Time-out</h1></body></html>',
};

/** What the router before a controller says when there is none behind it. */
export const unavailable: Scripted = {
  status: 503,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>',
};

/** What controllers say to a token that is no longer good. */
export const staleToken: Scripted = refused(401, { detail: 'Invalid token.' });

/** A 404 about an object: from Workflow 2.7 on a JSON text, before it a detail, in Deis v1 one without its full stop. */
export function missing(api: SpokenApi, what: string): Scripted {
  if (root(api) === '/v1') return refused(404, { detail: 'Not found' });
  if (!api.endsWith('2.3')) return refused(404, { detail: 'Not found.' });
  return {
    status: 404,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(`No ${what} matches the given query.`),
  };
}

/** A moment as an API writes it. */
export const moment = (api: SpokenApi): string =>
  root(api) === '/v1' ? '2014-01-01T00:00:00UTC' : '2016-08-22T17:42:00Z';
