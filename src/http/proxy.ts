import { usageFailure } from '../base/errors.ts';
import { isReachedDirectly } from './proxy-exceptions.ts';

/** A proxy, and the variable that names it. */
export interface Proxy {
  readonly variable: 'HTTP_PROXY' | 'HTTPS_PROXY';
  /** Its URL, without a user name and password. */
  readonly url: string;
  /** Undefined if the variable has no user name. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
}

/**
 * Returns the proxy that leads to an origin: HTTPS_PROXY for https, HTTP_PROXY for http, the lower-case spelling first, as
 * curl and Go have it; without a scheme it is http. Returns undefined if there is none, if the origin is this machine, or if
 * NO_PROXY names its host. Throws a usage failure on what is not a URL; its text is not shown, as it may hold a password.
 */
export function findProxy(
  origin: string,
  environment: Readonly<Record<string, string | undefined>>,
): Proxy | undefined {
  const read = (name: string): string => (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const variable = origin.startsWith('https:') ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = read(variable);
  if (value === '' || isReachedDirectly(new URL(origin), read('NO_PROXY'))) return undefined;
  return { variable, ...readUrl(value, variable) };
}

function readUrl(value: string, variable: Proxy['variable']): Omit<Proxy, 'variable'> {
  const text = value.includes('://') ? value : `http://${value}`;
  const problem = `${variable} is not a valid proxy URL.`;
  if (isCutShort(text)) {
    throw usageFailure(
      problem,
      'In its user name and password, write special characters as codes: %23 for #, %2F for /, %3F for ?, %40 for @.',
    );
  }
  const hint = 'Example: http://proxy.example.com:3128.';
  if (!/^(?:https?|socks5?h?):\/\//i.test(text) || !URL.canParse(text)) throw usageFailure(problem, hint);
  const url = new URL(text.replace(/^socks5?h?:/i, 'socks5:'));
  if (url.hostname === '') throw usageFailure(problem, hint);
  try {
    const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    url.username = '';
    url.password = '';
    return { url: url.href, credentials: username === '' ? undefined : { username, password } };
  } catch {
    throw usageFailure(problem, 'In its user name and password, write % as %25.');
  }
}

/** A # or / in a password ends the host too soon: the rest of the password stands where a path would. */
function isCutShort(text: string): boolean {
  const afterHost = /^[^/]*\/\/[^/?#\\]*(.*)/s.exec(text)?.[1] ?? '';
  return /[?#@]/.test(afterHost);
}
