import { Failure } from '../base/errors.ts';
import type { Ending } from './web-socket.ts';

/** Close codes that say nothing but that there is no more: 1000, and 1005 for a close frame without a code. */
const asExpected = new Set([1000, 1005]);

/** The failure that the end of a connection is; undefined if it ended as it should. `host` is the other side. */
export function failureOf({ code, reason, error }: Ending, host: string): Failure | undefined {
  if (asExpected.has(code)) return undefined;
  if (error) return ofThisSide(error, host);
  if (code === 1006) {
    return new Failure('no_answer', `The connection to ${host} was closed before the end.`);
  }
  const why = reason === '' ? '' : `: ${reason}`;
  // 1001 is what a server says that stops, and 1012 to 1014 what it or its proxy says while it starts again.
  const isGone = code === 1001 || (code >= 1012 && code <= 1014);
  return new Failure(isGone ? 'no_answer' : 'controller', `${host} ended the connection with code ${code}${why}.`, {
    hint: isGone ? 'Try again later.' : 'See the log of the controller.',
  });
}

function ofThisSide(error: Error, host: string): Failure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') {
    return new Failure('controller', `${host} sent a message that is too large.`, { cause: error });
  }
  if (code.startsWith('WS_ERR_')) {
    return new Failure('controller', `${host} broke the WebSocket protocol (${code}).`, {
      hint: 'A proxy between here and the controller may not support WebSockets.',
      cause: error,
    });
  }
  const why = error.name === 'TimeoutError' ? ': no data for too long' : code === '' ? '' : ` (${code})`;
  return new Failure('no_answer', `The connection to ${host} broke off${why}.`, { cause: error });
}
