import { usageFailure } from '../base/errors.ts';

/** The absolute URL of a controller, with the path that it may live under and without a final slash. */
export type ControllerUrl = string;

/**
 * Reads the URL of a controller as people type it: without a scheme it is http, as for the Go clients; its path is kept
 * but for `/v1` or `/v2` at its end, and trailing slashes are dropped. Throws a usage failure on anything that is not such a URL or has credentials,
 * a query or a fragment.
 */
export function parseControllerUrl(text: string): ControllerUrl {
  const typed = text.trim();
  // A password that was typed into the URL is not shown.
  const shown = (): string => typed.replace(/^(.*:\/\/)?.*@/, '$1...@').replace(/[?#].*/, '');
  const hint = 'Example: https://deis.example.com.';
  const isWeb = typed.startsWith('http://') || typed.startsWith('https://');
  const withScheme = isWeb || /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(typed) ? typed : `http://${typed}`;
  const url = readUrl(withScheme);
  // Most are nothing but an origin, written as URLs are, and every command reads one: nothing more need be looked at.
  if (isWeb && url?.href === `${typed}/` && !typed.includes('@')) return typed;
  if (typed === '' || /\s/.test(typed) || url === undefined) throw usageFailure(`"${shown()}" is not a URL.`, hint);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw usageFailure(`A controller URL starts with http:// or https://, not ${url.protocol.slice(0, -1)}.`, hint);
  }
  if (url.username !== '' || url.password !== '') {
    throw usageFailure('A controller URL must not contain a user name or password.', 'Use auth:login for those.');
  }
  if (url.search !== '' || url.hash !== '')
    throw usageFailure(`"${shown()}" must not have a query or a fragment.`, hint);
  // Who copies the address of the API has its version at the end, which is added to every path.
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/v[12]$/, '')}`;
}

function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
