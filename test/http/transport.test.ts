import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/errors.ts';
import type { HttpAnswer, HttpRequest, TransportOptions } from '../../src/http/exchange.ts';
import { openTransport } from '../../src/http/transport.ts';
import { closedPort, serve, serveRaw } from './servers.ts';

/** Asks once and gives the answer or the failure. */
async function ask(
  origin: string,
  request: Partial<HttpRequest> = {},
  options: Partial<TransportOptions> = {},
): Promise<HttpAnswer | Failure> {
  const transport = await openTransport({ verifyTls: true, environment: {}, origin, ...options });
  onTestFinished(() => transport.close());
  return transport
    .exchange({ method: 'GET', url: new URL(`${origin}/v2/apps`), headers: {}, timeout: 10_000, ...request })
    .catch((error: unknown) => error as Failure);
}

describe('an exchange', () => {
  it('sends method, path, headers and body as they are, and reads the answer to its end', async () => {
    const server = await serve((response) => {
      response.writeHead(201, { 'Content-Type': 'application/json', X_Deis_Release: '3' });
      response.write('{"a":');
      setImmediate(() => response.end('"ü"}'));
    });
    const url = new URL(`${server.origin}/deep/v2/keys/a%2Fb?limit=5`);
    const headers = { authorization: 'token secret', 'content-type': 'application/json' };
    const answer = await ask(server.origin, { method: 'POST', url, headers, body: '{"b":"é"}' });
    expect(answer).toMatchObject({ status: 201, body: '{"a":"ü"}' });
    expect((answer as HttpAnswer).headers).toMatchObject({ x_deis_release: '3', 'content-type': 'application/json' });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/deep/v2/keys/a%2Fb?limit=5', body: '{"b":"é"}', headers },
    ]);
  });

  it('joins headers that come twice', async () => {
    const server = await serveRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nDRYCC_API_VERSION: 2.3\r\ndrycc_api_version: 2.3\r\nContent-Length: 0\r\n\r\n');
    });
    expect(await ask(server.origin)).toMatchObject({ headers: { drycc_api_version: '2.3, 2.3' }, body: '' });
  });

  it('keeps its connection', async () => {
    const server = await serve((response) => response.end('{}'));
    const { origin } = server;
    const transport = await openTransport({ verifyTls: true, environment: {}, origin });
    onTestFinished(() => transport.close());
    for (const path of ['/a', '/b', '/c']) {
      await transport.exchange({ method: 'GET', url: new URL(path, origin), headers: {}, timeout: 10_000 });
    }
    expect(server.requests).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });

  it.each([
    ['a byte order mark', Buffer.from('\ufeff{}'), '{}'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), '"\ufffd"'],
  ])('reads %s', async (_, bytes, body) => {
    const server = await serve((response) => response.end(bytes));
    expect(await ask(server.origin)).toMatchObject({ body });
  });

  it.each([301, 302, 307, 308])('does not follow a redirect by itself: %i', async (status) => {
    const server = await serve((response) => response.writeHead(status, { Location: '/elsewhere' }).end());
    expect(await ask(server.origin)).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });
});

type Fault = readonly [what: string, answer: (socket: Socket) => void, message: RegExp];

const faults: readonly Fault[] = [
  ['closed before the answer', (socket) => socket.end(), /closed before the whole answer/],
  ['reset before the answer', (socket) => socket.resetAndDestroy(), /closed before the whole answer/],
  ['closed in the headers', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'), /closed before the whole answer/],
  [
    'closed in the body',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"resul'),
    /closed before the whole answer/,
  ],
  [
    'closed in a chunk',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"resul'),
    /closed before the whole answer/,
  ],
  [
    'broken in its chunks',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
    /No usable answer/,
  ],
  ['no HTTP', (socket) => socket.end('220 mail.example.com ESMTP\r\n'), /No usable answer/],
  ['a status that is none', (socket) => socket.end('HTTP/1.1 abc OK\r\n\r\n'), /No usable answer/],
  [
    'of two lengths',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'),
    /No usable answer|closed before/,
  ],
  [
    'with endless headers',
    (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`),
    /No usable answer/,
  ],
];

describe('an answer is a failure when it is', () => {
  it.each(faults)('%s', async (_, answer, message) => {
    const { origin } = await serveRaw(answer);
    const failure = await ask(origin);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      kind: 'no_answer',
      exitCode: 7,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each(['POST', 'DELETE'] as const)('cut off after a %s, and says that the change may be made', async (method) => {
    const { origin } = await serveRaw((socket) => socket.end());
    expect(await ask(origin, { method })).toMatchObject({
      kind: 'no_answer',
      hint: expect.stringContaining('may have made the change') as string,
    });
  });
});

describe('time-outs', () => {
  it.each([
    ['nothing comes', () => undefined],
    ['only headers come', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{')],
    ['the headers do not end', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n')],
  ])('end an exchange when %s', async (_, answer) => {
    const { origin } = await serveRaw(answer);
    const read = await ask(origin, { timeout: 50 });
    expect(read).toMatchObject({ kind: 'no_answer', hint: 'Wait longer with --timeout SECONDS.' });
    expect((read as Failure).message).toBe(`No whole answer from ${new URL(origin).host} within 1 second.`);
    const change = await ask(origin, { timeout: 50, method: 'POST' });
    expect((change as Failure).hint).toContain('may have made the change');
  });

  it.each([1000.5, 2 ** 31, 2 ** 40, null])('may be of any length: %d', async (timeout) => {
    const { origin } = await serve((response) => setImmediate(() => response.end('late')));
    expect(await ask(origin, { timeout })).toMatchObject({ body: 'late' });
  });
});

describe('where nobody is', () => {
  it('a refused connection says so', async () => {
    const origin = `http://127.0.0.1:${await closedPort()}`;
    expect(await ask(origin)).toMatchObject({ kind: 'no_answer', message: `${origin} refuses the connection.` });
  });

  it('a name that does not exist says so', async () => {
    const failure = await ask('http://controller.invalid');
    expect(failure).toMatchObject({ kind: 'no_answer', exitCode: 7 });
    expect((failure as Failure).message).toMatch(/controller\.invalid/);
  });

  it('http to a TLS port, and https to a port without TLS, say so', async () => {
    const tls = await serve((response) => response.end(), 'localhost');
    expect(await ask(`http://127.0.0.1:${tls.port}`)).toMatchObject({ kind: 'no_answer' });
    const plain = await serve((response) => response.end());
    expect(await ask(`https://127.0.0.1:${plain.port}`)).toMatchObject({
      kind: 'no_answer',
      message: expect.stringContaining('TLS') as string,
      hint: 'Is the port one that speaks TLS? Use http:// for one that does not.',
    });
  });
});
