import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Pool from 'undici/lib/dispatcher/pool.js';

/** Bytes; what Node's own HTTP client takes. */
const largestHeaders = 16 * 1024;

/**
 * Opens a pool of connections to one origin, with the two parts of undici that a plain request needs.
 *
 * Its index also loads fetch, WebSockets, caches and mocks, which costs more than all the rest of a short command. These
 * files are no public interface of undici: its version is pinned, and the tests of the transport hold what is used of them.
 */
export function openPool(origin: string, options: Pool.Options): Dispatcher {
  return Object.assign(new Pool(origin, { maxHeaderSize: largestHeaders, ...options }), { request });
}
