import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** As it was sent, percent-encoded, without the query. */
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  /** The parsed JSON body; undefined when none was sent. */
  readonly body: unknown;
}

/** What is answered; the body is the text on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A controller that knows what a test tells it, and keeps all that it receives. */
export interface TestController {
  readonly url: string;
  /** The requests since the last `expect`. */
  readonly received: readonly Received[];
  /** Forgets the requests so far, and says how the next ones are answered. */
  expect(answer: (request: Received) => Reply): void;
  close(): Promise<void>;
}

/** Starts a controller on a free port of this machine. */
export async function startTestController(): Promise<TestController> {
  const received: Received[] = [];
  let answer: (request: Received) => Reply = () => ({ status: 404, headers: {}, body: '' });
  const server = createServer((incoming, outgoing) => {
    void receive(incoming).then((request) => {
      received.push(request);
      send(answer(request), outgoing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    expect(next) {
      received.length = 0;
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const [path = '', query] = (incoming.url ?? '').split('?', 2);
  return {
    method: incoming.method ?? '',
    path,
    query: query === undefined ? '' : `?${query}`,
    headers: incoming.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

/** Headers of the connection, which are the server's own business. */
const ownHeaders = new Set(['content-length', 'transfer-encoding', 'connection', 'date']);

function send({ status, headers, body }: Reply, outgoing: ServerResponse): void {
  const sent = Object.entries(headers).filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  outgoing.writeHead(status, Object.fromEntries(sent)).end(body);
}
