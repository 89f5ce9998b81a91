import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { tlsFixture } from '../http/servers.ts';

/** A server of a test that accepts WebSockets on any path. */
export interface SocketServer {
  readonly origin: string;
  /** The requests that it got, upgrades and others. */
  readonly requests: IncomingMessage[];
  readonly sockets: ReadonlySet<ServerSocket>;
}

/** What a server does with each WebSocket, and with a request before it is upgraded: true if it answered by itself. */
export interface Behaviour {
  readonly onSocket: (socket: ServerSocket, request: IncomingMessage) => void;
  readonly refuse?: (socket: Duplex, request: IncomingMessage) => boolean;
  readonly certificate?: string;
  /** Answers what is no upgrade; by default with an empty object; a number is a status without a body. */
  readonly answer?: (request: IncomingMessage, body: string) => object | number;
  readonly autoPong?: boolean;
}

/** Starts the server on a free port. It is closed after the test. */
export async function serveSockets(behaviour: Behaviour): Promise<SocketServer> {
  const { onSocket, refuse, certificate, autoPong = true, answer = () => ({}) } = behaviour;
  const requests: IncomingMessage[] = [];
  const server =
    certificate === undefined
      ? createServer()
      : createTlsServer({ key: tlsFixture('key'), cert: tlsFixture(certificate) });
  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false, autoPong });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answered = answer(request, body);
      if (typeof answered === 'number') response.writeHead(answered).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    requests.push(request);
    socket.on('error', () => undefined);
    if (refuse?.(socket, request) === true) return;
    upgrades.handleUpgrade(request, socket, head, (each) => {
      each.on('error', () => undefined);
      onSocket(each, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const each of upgrades.clients) each.terminate();
    server.closeAllConnections();
    server.close();
  });
  const scheme = certificate === undefined ? 'http://127.0.0.1' : 'https://localhost';
  return { origin: `${scheme}:${(server.address() as AddressInfo).port}`, requests, sockets: upgrades.clients };
}
