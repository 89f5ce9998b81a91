import { type IncomingMessage, request as send } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Instance } from '../runtime/instance.ts';
import { requestHeaders, responseHeaders } from './headers.ts';

/** Passes a request for another protocol, such as that of WebSockets, on to a process, and joins both connections. */
export function passUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  instance: Instance,
  { port, isSecure }: { readonly port: number; readonly isSecure: boolean },
): void {
  const { address } = instance;
  const end = instance.traffic.begin();
  const headers = [
    ...requestHeaders(request, port, isSecure),
    'Connection',
    'Upgrade',
    'Upgrade',
    request.headers.upgrade ?? '',
  ];
  const outgoing = send({
    ...address,
    method: request.method,
    path: request.url,
    headers,
    setHost: false,
    agent: false,
  });
  const close = (): void => {
    end();
    socket.destroy();
    outgoing.destroy();
  };
  socket.once('error', close);
  socket.once('close', close);
  outgoing.once('error', close);
  outgoing.once('upgrade', (answer: IncomingMessage, upstream: Duplex, first: Buffer) => {
    end();
    instance.traffic.upgraded(socket);
    upstream.once('error', close);
    upstream.once('close', close);
    writeHead(socket, answer, ['Connection', 'Upgrade', 'Upgrade', answer.headers.upgrade ?? '']);
    if (first.length > 0) socket.write(first);
    if (head.length > 0) upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  // The process would not change protocols.
  outgoing.once('response', (answer: IncomingMessage) => {
    writeHead(socket, answer, ['Connection', 'close']);
    answer.pipe(socket);
  });
  outgoing.end();
}

function writeHead(socket: Duplex, answer: IncomingMessage, more: readonly string[]): void {
  const all = [...responseHeaders(answer), ...more];
  const lines = [`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ''}`];
  for (let index = 0; index < all.length; index += 2) lines.push(`${all[index] ?? ''}: ${all[index + 1] ?? ''}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}
