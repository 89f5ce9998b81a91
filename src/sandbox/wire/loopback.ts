import type { IncomingMessage } from 'node:http';
import { refused } from './refusal.ts';

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether a request is for the controller, by its host; all others are for apps. */
export function isForController({ headersDistinct }: IncomingMessage): boolean {
  const hosts = headersDistinct['host'] ?? [];
  return hosts.length !== 1 || hosts.every((host) => loopbackHost.test(host));
}

/**
 * Lets only programs of this machine in. A browser says with `Origin` that a web page is behind a request, and a page
 * that points a name of its own at this address still sends that name as `Host`: both are refused. Only the form at `page`
 * may send itself.
 */
export function requireLoopback({ headers, headersDistinct, url }: IncomingMessage, page?: string): void {
  // Of several, Node shows the first alone.
  const [host = '', ...others] = headersDistinct['host'] ?? [];
  if (others.length > 0 || !loopbackHost.test(host))
    throw refused(421, 'The sandbox answers to loopback addresses only.');
  // Images and scripts are asked for without Origin, but not without this; `none` is what somebody typed.
  const site = headers['sec-fetch-site'] ?? 'none';
  const isForm = page !== undefined && url === page && site === 'same-origin' && headers.origin === `http://${host}`;
  if (isForm) return;
  if (headers.origin !== undefined || site !== 'none') throw refused(403, 'The sandbox does not answer web pages.');
}
