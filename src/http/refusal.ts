import { parseJson } from '../base/json-object.ts';
import { Failure, type FailureKind } from '../base/errors.ts';
import { changeMayBeDone } from './connection-failure.ts';
import type { HttpAnswer } from './exchange.ts';

const longest = 2000;

/**
 * The failure that an answer other than success is, with the controller's own words in its message. A controller that
 * fails at a change may have made it: no message advises trying again without a look.
 */
export function refusal(answer: HttpAnswer, method = 'GET'): Failure {
  const { status } = answer;
  const words = wordsOf(answer);
  const hint = status >= 500 && method !== 'GET' ? changeMayBeDone : hints[status];
  return new Failure(kindOf(status), words === '' ? wordless(status) : words, { status, hint });
}

/** Whether a refusal came without words of the controller, as that of a path that no controller knows. */
export function isWordless({ message, status }: Failure): boolean {
  return status !== undefined && message === wordless(status);
}

function wordless(status: number): string {
  return `${summaries[status] ?? defaultSummary(status)} (HTTP ${status}).`;
}

function kindOf(status: number): FailureKind {
  if (status === 401 || status === 403 || status === 407) return 'authentication';
  if (status === 404 || status === 410) return 'not_found';
  return status >= 400 && status < 500 ? 'refused' : 'controller';
}

const summaries: Readonly<Record<number, string>> = {
  401: 'The controller requires a login',
  403: 'The controller does not allow this',
  404: 'The controller found nothing at this path',
  405: 'The controller does not accept this request',
  407: 'The proxy requires a login',
  409: 'The controller reports a conflict',
  413: 'The request is too large for the controller',
  429: 'Too many requests',
  500: 'The controller failed',
  502: 'The controller is unreachable through its router',
  503: 'The controller is unavailable',
  504: 'The controller did not respond to its router in time; the request may still be running',
};

function defaultSummary(status: number): string {
  if (status < 400) return 'The controller sent no usable response';
  return status >= 500 ? 'The controller failed' : 'The controller refused the request';
}

const hints: Readonly<Record<number, string>> = {
  401: 'Log in again.',
  429: 'Wait a minute and try again.',
  500: 'See the log of the controller.',
  502: 'Try again later. If this persists, the controller is down behind its router.',
  503: 'Try again later.',
  504: 'Check whether it was done before you run it again.',
};

/**
 * What a controller says in an error body, whatever its shape: `{detail}`, `{field: [text]}`, `{non_field_errors}`,
 * `{error}`, `{error: {code, message, details}}`, `{error, error_description}`, a bare string, a bare list, or plain text. HTML pages say nothing.
 */
function wordsOf(answer: Pick<HttpAnswer, 'body' | 'headers'>): string {
  const text = answer.body.trim();
  if (text === '' || text.startsWith('<') || isHtml(answer)) return '';
  const parsed = parseJson(text);
  if (parsed !== undefined) return cut(say(parsed));
  // A body that starts like JSON is cut off: what is left is not a message for people.
  return /^[[{"]/.test(text) ? '' : cut(text);
}

function isHtml({ headers, body }: Pick<HttpAnswer, 'body' | 'headers'>): boolean {
  return (headers['content-type'] ?? '').startsWith('text/html') && /<\w+[^>]*>/.test(body);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

const unnamed = new Set(['detail', 'non_field_errors', 'error', 'message', 'errors']);

/** Deeper than any error of a controller; what is below is not looked at. */
const deepest = 8;

function say(value: unknown, depth = 0): string {
  if (depth > deepest) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value
      .map((item) => say(item, depth + 1))
      .filter(Boolean)
      .join(' ');
  if (typeof value !== 'object' || value === null) return '';
  // OAuth has a code in `error`, and words beside it.
  if ('error_description' in value && typeof value.error_description === 'string')
    return value.error_description.trim();
  if ('message' in value && typeof value.message === 'string') {
    const details = 'details' in value ? say(value.details, depth + 1) : '';
    return details === '' ? value.message.trim() : details;
  }
  return (
    Object.entries(value)
      // A token is no word, whatever answer it came in.
      .filter(([field]) => field !== 'token')
      .map(([field, content]) => ({ field, words: say(content, depth + 1) }))
      .filter(({ words }) => words !== '')
      .map(({ field, words }) => (unnamed.has(field) ? words : `${field}: ${words}`))
      .join('\n')
  );
}
