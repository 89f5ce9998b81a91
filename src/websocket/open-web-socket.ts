import { Failure } from '../base/errors.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { refusal } from '../http/refusal.ts';
import { createHandshake } from './handshake.ts';
import { WebSocket, type WebSocketOptions } from './web-socket.ts';

/** A request for a WebSocket: always a GET without a body. */
export type WebSocketRequest = Pick<HttpRequest, 'url' | 'headers' | 'timeout'>;

/**
 * Opens a WebSocket with a request that is sent by the rules for every other one. Rejects with the refusal if the
 * controller does not accept it, and with a failure of kind `controller` if it does not speak the protocol.
 */
export async function openWebSocket(
  send: (request: HttpRequest) => Promise<HttpAnswer>,
  request: WebSocketRequest,
  options?: WebSocketOptions,
): Promise<WebSocket> {
  const { headers, check } = createHandshake();
  const answer = await send({
    ...request,
    method: 'GET',
    upgrade: 'websocket',
    headers: { ...request.headers, ...headers },
  });
  const { socket, status } = answer;
  if (!socket) {
    if (status >= 400) throw refusal(answer);
    throw new Failure('controller', `The controller responded with status ${status} instead of opening a WebSocket.`, {
      hint: 'A proxy between here and the controller may not support WebSockets.',
    });
  }
  try {
    check(answer);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return new WebSocket(socket, options);
}
