import type { Dispatcher } from 'undici';
import Pool from 'undici/lib/dispatcher/pool.js';

/** Bytes; what Node's own HTTP client takes. */
const largestHeaders = 16 * 1024;

/**
 * Opens a pool of connections to one origin, with the part of undici that dispatches requests.
 *
 * Its index also loads fetch, WebSockets, caches and mocks, which costs more than all the rest of a short command. The file
 * is no public interface of undici: its version is pinned, and the tests of the transport hold what is used of it.
 */
export function openPool(origin: string, options: Pool.Options): Dispatcher {
  return new Pool(origin, { maxHeaderSize: largestHeaders, ...options });
}
