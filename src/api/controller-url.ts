import { usageFailure } from '../errors.ts';

/** The absolute URL of a controller, with the path that it may live under and without a final slash. */
export type ControllerUrl = string;

/**
 * Reads the URL of a controller as people type it: without a scheme it is http, as for the Go clients; its path is kept
 * and trailing slashes are dropped. Throws a usage failure on anything that is no such URL, or that carries credentials,
 * a query or a fragment.
 */
export function parseControllerUrl(text: string): ControllerUrl {
  const typed = text.trim();
  // A password that was typed into the URL is not shown.
  const shown = (): string => typed.replace(/^(.*:\/\/)?.*@/, '$1...@').replace(/[?#].*/, '');
  const hint = 'A controller is given like https://deis.example.com.';
  const withScheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(typed) ? typed : `http://${typed}`;
  if (typed === '' || /\s/.test(typed) || !URL.canParse(withScheme))
    throw usageFailure(`"${shown()}" is not a URL.`, hint);
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw usageFailure(`A controller is reached over http or https, not ${url.protocol.slice(0, -1)}.`, hint);
  }
  if (url.username !== '' || url.password !== '') {
    throw usageFailure('The URL of a controller holds no user name or password.', 'Give them to auth:login.');
  }
  if (url.search !== '' || url.hash !== '')
    throw usageFailure(`"${shown()}" is given with a query or a fragment.`, hint);
  return url.pathname === '/' ? url.origin : `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
