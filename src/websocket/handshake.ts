import { createHash, randomBytes } from 'node:crypto';
import { Failure } from '../base/errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';

/** What a request needs to be answered with a WebSocket, and what its response has to be. */
export interface Handshake {
  readonly headers: Readonly<Record<string, string>>;
  /** Throws a failure of kind `controller` unless the response accepts this very request. */
  readonly check: (answer: HttpAnswer) => void;
}

/** Of RFC 6455, for the proof that a server speaks the protocol. */
const namespace = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Makes the headers of one request; no two have the same key. */
export function createHandshake(): Handshake {
  const key = randomBytes(16).toString('base64');
  const accept = createHash('sha1').update(`${key}${namespace}`).digest('base64');
  return {
    headers: { 'sec-websocket-version': '13', 'sec-websocket-key': key },
    check({ headers }) {
      const isWebSocket = headers['upgrade']?.trim().toLowerCase() === 'websocket';
      if (isWebSocket && headers['sec-websocket-accept']?.trim() === accept) return;
      throw new Failure(
        'controller',
        'The controller accepted a WebSocket, but responded as if it spoke another protocol.',
        {
          hint: 'A proxy between here and the controller may not support WebSockets.',
        },
      );
    },
  };
}
