import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as a server of a test got it. */
export interface Received {
  readonly method: string;
  /** The path with its query, as it was sent. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server of a test, on a free port of this machine. It is closed after the test. */
export interface TestServer {
  /** `http://127.0.0.1:1234` or `https://localhost:1234`. */
  readonly origin: string;
  readonly port: number;
  /** What it was asked, in order. */
  readonly requests: Received[];
  /** How many connections were made to it. */
  readonly connections: () => number;
  readonly close: () => void;
}

/** Answers one request; what it was is given too. */
export type Answerer = (response: ServerResponse, request: Received, index: number) => void;

/** The text of a file of the TLS fixtures. */
export function tlsFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
}

/** Starts an HTTP server, over TLS with a certificate of the fixtures where one is named. */
export async function serve(answer: Answerer, certificate?: string): Promise<TestServer> {
  const requests: Received[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const received = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      answer(response, received, requests.push(received) - 1);
    });
  };
  const server =
    certificate === undefined
      ? createServer(listener)
      : createTlsServer({ key: tlsFixture('key'), cert: tlsFixture(certificate) }, listener);
  const scheme = certificate === undefined ? 'http://127.0.0.1' : 'https://localhost';
  return { ...(await listen(server, scheme)), requests };
}

/** Starts a TCP server that says whatever it likes once it has got the head of a request. */
export async function serveRaw(answer: (socket: Socket, head: string) => void): Promise<TestServer> {
  const requests: Received[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const head = chunk.toString('latin1');
      const [method = '', path = ''] = head.split(' ', 2);
      requests.push({ method, path, headers: {}, body: '' });
      answer(socket, head);
    });
  });
  return { ...(await listen(server, 'http://127.0.0.1')), requests };
}

/** Starts an HTTP proxy that forwards requests with an absolute URL and opens tunnels. What came through is in `requests`. */
export async function serveProxy(tunnelStatus = 200): Promise<TestServer> {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers, body: '' });
    response.setHeader('x-proxied', 'yes').end(JSON.stringify({ proxied: url }));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const target = request.url ?? '';
    requests.push({ method: 'CONNECT', path: target, headers: request.headers, body: '' });
    if (tunnelStatus !== 200) {
      socket.end(`HTTP/1.1 ${tunnelStatus} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, port] = target.split(':');
    const far = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    for (const end of [far, socket]) end.on('error', () => end.destroy());
  });
  return { ...(await listen(server, 'http://127.0.0.1')), requests };
}

/** A port on which nobody listens: below those that a system gives to whoever asks, so that no other test gets it meanwhile. */
export const closedPort = 1;

async function listen(server: Server, scheme: string): Promise<Omit<TestServer, 'requests'>> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(close);
  return { origin: `${scheme}:${port}`, port, connections: () => connections, close };
}
