import { ConnectionRefused, Failure } from '../base/errors.ts';
import type { HttpRequest } from './exchange.ts';
import type { Proxy } from './proxy.ts';

type Explain = (request: HttpRequest) => { message: string; hint?: string };

const selfSigned: Explain = ({ url }) => ({
  message: `The TLS certificate of ${url.host} is not signed by an authority that this machine trusts.`,
  hint: 'Trust its authority with NODE_EXTRA_CA_CERTS=FILE; for a test controller only, log in with --ssl-verify=false.',
});
const unreachable: Explain = ({ url }) => ({
  message: `Cannot connect to ${url.origin}.`,
  hint: 'Is the controller running, and reachable from this machine?',
});
const cutOff: Explain = ({ url, method }) => ({
  message: `The connection to ${url.host} was closed before the response was complete.`,
  ...hintAtChange(method),
});
const oldTls: Explain = ({ url }) => ({
  message: `${url.host} does not support a safe version of TLS.`,
  hint: 'The controller, or the proxy in front of it, must support TLS 1.2 or newer.',
});
const late: Explain = ({ url, method, timeout }) => ({
  message: `No complete response from ${url.host} within ${inSeconds(timeout ?? 0)}.`,
  hint:
    method === 'GET' ? 'Wait longer with --timeout SECONDS.' : `${changeMayBeDone} Wait longer with --timeout SECONDS.`,
});

function inSeconds(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

/** The hint after a change whose answer did not come or cannot be read. */
export const changeMayBeDone =
  'The controller may have made the change anyway. Check before you run the command again.';

function hintAtChange(method: HttpRequest['method']): { hint?: string } {
  return method === 'GET' ? {} : { hint: changeMayBeDone };
}

/** By the code that Node, undici or OpenSSL gives to the error. */
const explanations: Readonly<Record<string, Explain>> = {
  ENOTFOUND: ({ url }) => ({
    message: `Could not resolve host ${url.hostname}.`,
    hint: 'Check the URL.',
  }),
  EAI_AGAIN: ({ url }) => ({
    message: `Could not resolve host ${url.hostname} now.`,
    hint: 'Check your network.',
  }),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  UND_ERR_CONNECT_TIMEOUT: unreachable,
  ECONNRESET: cutOff,
  EPIPE: cutOff,
  UND_ERR_SOCKET: cutOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ({ url, method }) => ({
    message: `No usable response from ${url.host}: its length is not what it says.`,
    ...hintAtChange(method),
  }),
  UND_ERR_HEADERS_OVERFLOW: ({ url, method }) => ({
    message: `The headers of the response from ${url.host} are too large.`,
    ...hintAtChange(method),
  }),
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: oldTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: oldTls,
  TimeoutError: late,
  UND_ERR_BODY_TIMEOUT: late,
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: selfSigned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: selfSigned,
  UNABLE_TO_GET_ISSUER_CERT: selfSigned,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: selfSigned,
  CERT_HAS_EXPIRED: ({ url }) => ({ message: `The TLS certificate of ${url.host} has expired.` }),
  CERT_NOT_YET_VALID: ({ url }) => ({
    message: `The TLS certificate of ${url.host} is not valid yet.`,
    hint: 'Check the clock of this machine.',
  }),
  ERR_TLS_CERT_ALTNAME_INVALID: ({ url }) => ({
    message: `The TLS certificate of ${url.host} is for a different host.`,
  }),
};

/** The codes of failures that happen before a controller can have seen the request, so that repeating a read is safe and useful. */
export const transientCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The codes of certificates that other authorities may have signed. Nothing is sent before certificates are checked. */
const codesOfUnknownIssuers: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
]);

/** Whether no request was sent because none of the authorities has signed the certificate of the server. */
export function isOfUnknownIssuer(error: unknown): boolean {
  return error instanceof Failure && codesOfUnknownIssuers.has(codeOf(error.cause));
}

/** The codes of failures to reach the first machine on the way: where there is a proxy, it is that. */
const codesOfTheWay = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const isExplained = (code: string): boolean => code === 'ECONNREFUSED' || Object.hasOwn(explanations, code);

/** The code that an error of the transport bears: its own, that of its cause, or of the first of several. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error.name === 'TimeoutError') return 'TimeoutError';
  if ('code' in error && typeof error.code === 'string' && isExplained(error.code)) return error.code;
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Says in one message why there is no answer; `proxy` is the one that leads to the controller, if any. */
export function connectionFailure(error: unknown, request: HttpRequest, proxy?: Proxy): Failure {
  const code = codeOf(error);
  const obstacle = proxy && obstacleOf(error, code, request);
  if (proxy && obstacle !== undefined) {
    return new Failure('no_answer', `The proxy in ${proxy.variable} ${obstacle}.`, {
      hint: `Check ${proxy.variable}. NO_PROXY lists hosts to reach without a proxy.`,
      cause: error,
    });
  }
  if (code === 'ECONNREFUSED') return new ConnectionRefused(request.url.origin, error);
  const explain = explanations[code];
  if (explain !== undefined) {
    const { message, hint } = explain(request);
    return new Failure('no_answer', message, { hint, cause: error });
  }
  const tls = /^(ERR_SSL|EPROTO|ERR_TLS|CERT_)/.test(code);
  const what = tls ? `TLS with ${request.url.host} failed` : `No usable response from ${request.url.host}`;
  return new Failure('no_answer', code === '' ? `${what}.` : `${what} (${code}).`, {
    ...(tls ? { hint: 'Does the port speak TLS? If not, use http://.' } : hintAtChange(request.method)),
    cause: error,
  });
}

function obstacleOf(error: unknown, code: string, { url }: HttpRequest): string | undefined {
  if (codesOfTheWay.has(code)) return `is unreachable (${code})`;
  // The only form in which undici tells the status of a refused tunnel.
  const status = error instanceof Error ? /Proxy response \((\d+)\)/.exec(error.message)?.[1] : undefined;
  return status === undefined ? undefined : `does not connect to ${url.host}: it responded with status ${status}`;
}
