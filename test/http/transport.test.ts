import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/base/errors.ts';
import { codeOf, transientCodes } from '../../src/http/connection-failure.ts';
import type { HttpAnswer, HttpRequest, TransportOptions } from '../../src/http/exchange.ts';
import { openTransport } from '../../src/http/transport.ts';
import { stopTimers, until } from '../setup/stopped-timers.ts';
import { closedPort, serve, serveRaw, type TestServer } from './servers.ts';

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

  it.each(['102 Processing', '103 Early Hints'])('waits for the answer behind a provisional one: %s', async (line) => {
    const server = await serveRaw((socket) => {
      socket.end(`HTTP/1.1 ${line}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}`);
    });
    expect(await ask(server.origin)).toMatchObject({ status: 200, body: '{}' });
  });

  describe('of a packed body', () => {
    const text = JSON.stringify({ results: Array.from({ length: 1000 }, (_, index) => ({ id: `äpp-${index}` })) });
    const packings: readonly [string, (text: Buffer | string) => Buffer][] = [
      ['gzip', gzipSync],
      ['GZip', gzipSync],
      ['x-gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
      ['identity', (plain) => Buffer.from(plain)],
    ];
    const answerWith = (encoding: string, bytes: Buffer, status = 200): Promise<TestServer> =>
      serve((response) => response.writeHead(status, { 'Content-Encoding': encoding }).end(bytes));

    it.each(packings)('gives what is in it: %s', async (encoding, pack) => {
      const { origin } = await answerWith(encoding, pack(text));
      expect(await ask(origin)).toMatchObject({ status: 200, body: text });
      const refused = await answerWith(encoding, pack('{"detail":"no"}'), 422);
      expect(await ask(refused.origin, { method: 'POST' })).toMatchObject({ status: 422, body: '{"detail":"no"}' });
      const answer = await ask(origin, { streamed: true });
      let whole = '';
      if (!(answer instanceof Failure)) for await (const piece of answer.pieces ?? []) whole += piece;
      expect(whole).toBe(text);
    });

    it.each([
      ['gzip', gzipSync(text).subarray(0, -20), /cannot be unpacked \(gzip\)/],
      ['gzip', Buffer.from('plain'), /cannot be unpacked \(gzip\)/],
      ['br', Buffer.from('plain'), /cannot be unpacked \(br\)/],
      ['compress', Buffer.from('plain'), /unknown encoding \(compress\)/],
      ['gzip, gzip', gzipSync(gzipSync(text)), /unknown encoding \(gzip, gzip\)/],
      ['gzip', gzipSync(Buffer.alloc(40_000_000)), /too large when unpacked/],
    ])('fails where that cannot be had: %s %#', async (encoding, bytes, message) => {
      const { origin } = await answerWith(encoding, bytes);
      expect(await ask(origin)).toMatchObject({
        kind: 'controller',
        message: expect.stringMatching(message) as string,
      });
      // What was accepted is done.
      expect(await ask(origin, { method: 'POST' })).toMatchObject({ status: 200, body: '{' });
    });

    it('is empty where there is none', async () => {
      const { origin } = await answerWith('gzip', Buffer.alloc(0));
      expect(await ask(origin)).toMatchObject({ status: 200, body: '' });
      const none = await answerWith('gzip', Buffer.alloc(0), 204);
      expect(await ask(none.origin)).toMatchObject({ status: 204, body: '' });
    });

    it('says that the connection broke where it did', async () => {
      const bytes = gzipSync(text);
      const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bytes.length}\r\n\r\n`;
      const { origin } = await serveRaw((socket) =>
        socket.end(Buffer.concat([Buffer.from(head), bytes.subarray(0, 99)])),
      );
      for (const streamed of [false, true]) {
        const answer = await ask(origin, { streamed });
        const going = (async () => {
          if (answer instanceof Failure) throw answer;
          for await (const piece of answer.pieces ?? []) expect(piece).not.toBe('');
        })();
        await expect(going).rejects.toMatchObject({ kind: 'no_answer' });
      }
    });
  });

  it.each([301, 302, 307, 308])('does not follow a redirect by itself: %i', async (status) => {
    const server = await serve((response) => response.writeHead(status, { Location: '/elsewhere' }).end());
    expect(await ask(server.origin)).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });
});

describe('an exchange in pieces', () => {
  /** Asks for an answer in pieces. */
  async function begin(origin: string, request: Partial<HttpRequest> = {}): Promise<AsyncIterator<string, void>> {
    const answer = await ask(origin, { streamed: true, ...request });
    if (answer instanceof Failure) throw answer;
    const { pieces } = answer;
    if (pieces === undefined) throw new TypeError('the answer came whole');
    expect(answer.body).toBe('');
    return pieces[Symbol.asyncIterator]();
  }

  it('gives each as it comes', async () => {
    let send: ServerResponse | undefined;
    const { origin } = await serve((response) => (send = response).write('one\n'));
    const pieces = await begin(origin);
    expect(await pieces.next()).toEqual({ done: false, value: 'one\n' });
    for (const text of ['two\n', 'three\n']) {
      const next = pieces.next();
      send?.write(text);
      expect(await next).toEqual({ done: false, value: text });
    }
    send?.end();
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  it('puts letters together whose bytes come one by one, and drops a byte order mark', async () => {
    const bytes = [...Buffer.from('\ufeffcaf\u00e9 \u20ac \u{1f600}'), 0xe2, 0x82];
    const { origin } = await serve((response) => {
      const sendNext = (): void => {
        const byte = bytes.shift();
        if (byte === undefined) response.end();
        else response.write(Buffer.of(byte), () => setImmediate(sendNext));
      };
      sendNext();
    });
    const pieces = await begin(origin);
    let text = '';
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) text += next.value;
    expect(text).toBe('caf\u00e9 \u20ac \u{1f600}\ufffd');
  });

  it.each([404, 500])('reads an answer of failure whole: %i', async (status) => {
    const { origin } = await serve((response) => response.writeHead(status).end('no log'));
    expect(await ask(origin, { streamed: true })).toEqual(expect.objectContaining({ status, body: 'no log' }));
    expect(await ask(origin, { streamed: true })).not.toHaveProperty('pieces');
  });

  it('has none where the body is empty', async () => {
    const { origin } = await serve((response) => response.writeHead(204).end());
    expect(await (await begin(origin)).next()).toEqual({ done: true, value: undefined });
  });

  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';
  it('fails as a whole where it breaks off before the first, so that it can be asked for again', async () => {
    const { origin } = await serveRaw((socket) => socket.end(head));
    const failure = await ask(origin, { streamed: true });
    expect(failure).toMatchObject({ kind: 'no_answer', message: expect.stringContaining('closed before') as string });
    expect(transientCodes).toContain(codeOf((failure as Failure).cause));
  });

  it('fails where it breaks off later', async () => {
    const { origin } = await serveRaw((socket) => socket.end(`${head}one\n`));
    const pieces = await begin(origin);
    expect(await pieces.next()).toMatchObject({ value: 'one\n' });
    await expect(pieces.next()).rejects.toMatchObject({
      kind: 'no_answer',
      message: expect.stringContaining('closed before') as string,
    });
  });

  it('is out of time when nothing comes, whether at first or later', async () => {
    const late = { kind: 'no_answer', message: expect.stringContaining('within 1 second') as string };
    const pass = stopTimers();
    const silent = await serveRaw(() => undefined);
    const answer = ask(silent.origin, { streamed: true, timeout: 50 });
    await until(() => silent.requests.length > 0);
    pass(50);
    expect(await answer).toMatchObject(late);
    const stuck = await serveRaw((socket) => socket.write(`${head}one\n`));
    const pieces = await begin(stuck.origin, { timeout: 50 });
    expect(await pieces.next()).toMatchObject({ value: 'one\n' });
    const next = expect(pieces.next()).rejects.toMatchObject(late);
    // Undici looks at these time-outs twice a second.
    pass(1000);
    await next;
  });

  it.each([
    ['says only by its end that it is whole', 'HTTP/1.1 200 OK'],
    ['says that it closes', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8'],
    ['says that it closes, in chunks', 'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked'],
    ['is of HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 8'],
    ['is packed', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip'],
  ])('is whole where its connection ended before a slow reader went on: one that %s', async (_, top) => {
    const text = 'one\ntwo\n';
    const closed: Promise<unknown>[] = [];
    const { origin } = await serveRaw((socket) => {
      closed.push(once(socket, 'close'));
      socket.write(`${top}\r\n\r\n`);
      if (top.includes('gzip')) socket.end(gzipSync(text));
      else if (top.includes('chunked')) socket.end('4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\n');
      else socket.end(text);
    });
    const pieces = await begin(origin);
    await closed[0];
    let whole = '';
    for (let each = await pieces.next(); each.done !== true; each = await pieces.next()) whole += each.value;
    expect(whole).toBe(text);
  });

  it('may be longer than what is read whole', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const { origin } = await serve((response) => {
      let left = 258;
      const sendNext = (): void => {
        left -= 1;
        if (left < 0) response.end();
        else if (response.write(chunk)) setImmediate(sendNext);
        else response.once('drain', sendNext);
      };
      sendNext();
    });
    const pieces = await begin(origin);
    let length = 0;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) length += next.value.length;
    expect(length).toBe(258 * chunk.length);
    expect(await ask(origin)).toMatchObject({
      kind: 'controller',
      message: expect.stringContaining('256 MiB') as string,
    });
  });
});

type Fault = readonly [what: string, answer: (socket: Socket) => void, message: RegExp];

const faults: readonly Fault[] = [
  ['closed before the answer', (socket) => socket.end(), /closed before the response was complete/],
  ['reset before the answer', (socket) => socket.resetAndDestroy(), /closed before the response was complete/],
  [
    'closed in the headers',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
    /closed before the response was complete/,
  ],
  [
    'closed in the body',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"resul'),
    /closed before the response was complete/,
  ],
  [
    'closed in a chunk',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"resul'),
    /closed before the response was complete/,
  ],
  [
    'broken in its chunks',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
    /No usable response/,
  ],
  ['no HTTP', (socket) => socket.end('220 mail.example.com ESMTP\r\n'), /No usable response/],
  ['a status that is none', (socket) => socket.end('HTTP/1.1 abc OK\r\n\r\n'), /No usable response/],
  [
    'of two lengths',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'),
    /No usable response|closed before/,
  ],
  [
    'with endless headers',
    (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`),
    /headers .* too large/,
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
    expect((read as Failure).message).toBe(`No complete response from ${new URL(origin).host} within 1 second.`);
    const change = await ask(origin, { timeout: 50, method: 'POST' });
    expect((change as Failure).hint).toContain('may have made the change');
  });

  it.each([600_000.5, 2 ** 31, 2 ** 40, null])('may be of any length: %d', async (timeout) => {
    const { origin } = await serve((response) => setImmediate(() => response.end('late')));
    expect(await ask(origin, { timeout })).toMatchObject({ body: 'late' });
  });
});

describe('where nobody is', () => {
  it('a refused connection says so', async () => {
    const origin = `http://127.0.0.1:${closedPort}`;
    expect(await ask(origin)).toMatchObject({
      kind: 'no_answer',
      message: `Could not connect to ${origin}: connection refused.`,
    });
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
      hint: 'Does the port speak TLS? If not, use http://.',
    });
  });
});
