import { usageFailure } from '../base/errors.ts';

/** A proxy, and the variable that names it. */
export interface Proxy {
  readonly variable: 'HTTP_PROXY' | 'HTTPS_PROXY';
  readonly url: string;
  /** The hosts that are reached without it, as NO_PROXY lists them. */
  readonly exceptions: string;
}

/**
 * Finds the proxy for an origin: HTTPS_PROXY for https, HTTP_PROXY for http, the lower-case spelling first, as curl and
 * Go have it; without a scheme it is http. Throws a usage failure on what is no URL; its text is not shown, as it may
 * hold a password.
 */
export function findProxy(
  origin: string,
  environment: Readonly<Record<string, string | undefined>>,
): Proxy | undefined {
  const read = (name: string): string => (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const variable = origin.startsWith('https:') ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = read(variable);
  if (value === '') return undefined;
  const url = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(url) || !/^(?:https?|socks5?):\/\//i.test(url)) {
    throw usageFailure(`${variable} is not a valid proxy URL.`, 'Example: http://proxy.example.com:3128.');
  }
  return { variable, url, exceptions: read('NO_PROXY') };
}
