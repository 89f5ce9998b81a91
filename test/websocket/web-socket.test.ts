import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { Failure } from '../../src/base/errors.ts';
import type { TransportOptions } from '../../src/http/exchange.ts';
import { openTransport } from '../../src/http/transport.ts';
import { openWebSocket } from '../../src/websocket/open-web-socket.ts';
import type { Message } from '../../src/websocket/message.ts';
import type { WebSocket, WebSocketOptions } from '../../src/websocket/web-socket.ts';
import { closedPort, serveProxy, serveRaw, tlsFixture } from '../http/servers.ts';
import { serveSockets } from './socket-server.ts';

interface Opening {
  readonly headers?: Readonly<Record<string, string>>;
  readonly transport?: Partial<TransportOptions>;
  readonly socket?: WebSocketOptions;
  readonly timeout?: number;
}

async function open(
  origin: string,
  { headers = {}, transport = {}, socket, timeout = 10_000 }: Opening = {},
): Promise<WebSocket> {
  const opened = await openTransport({ verifyTls: true, environment: {}, origin, ...transport });
  onTestFinished(() => opened.close());
  return openWebSocket(
    opened.exchange,
    { url: new URL(`${origin}/v2/apps/hello/pods/web/exec`), headers, timeout },
    socket,
  );
}

const failing = async (work: Promise<unknown>): Promise<Failure> => {
  const error = await work.then(
    () => undefined,
    (each: unknown) => each,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
};

const textsOf = async (socket: WebSocket): Promise<string[]> => {
  const texts: string[] = [];
  for await (const { data, isText } of socket.messages()) texts.push(`${isText ? 'text' : 'bytes'} ${data.toString()}`);
  return texts;
};

const echo = (socket: ServerSocket): void => {
  socket.on('message', (data: Buffer, isBinary) => {
    socket.send(data, { binary: isBinary });
  });
};

describe('a WebSocket', () => {
  it('is opened by a GET with the headers of the request, and carries text and bytes both ways', async () => {
    const server = await serveSockets({ onSocket: echo });
    const socket = await open(server.origin, { headers: { authorization: 'token secret' } });
    await socket.send('grüße');
    await socket.send(Buffer.from([0, 255, 1]));
    await socket.send('');
    const seen: Message[] = [];
    for await (const message of socket.messages()) if (seen.push(message) === 3) break;
    expect(seen).toEqual([
      { data: Buffer.from('grüße'), isText: true },
      { data: Buffer.from([0, 255, 1]), isText: false },
      { data: Buffer.alloc(0), isText: true },
    ]);
    expect(await socket.ended).toMatchObject({ code: 1000 });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/v2/apps/hello/pods/web/exec',
      headers: { authorization: 'token secret', upgrade: 'websocket', 'sec-websocket-version': '13' },
    });
    // Nothing is offered that the server might use against bounded memory.
    expect(server.requests[0]?.headers).not.toHaveProperty('sec-websocket-extensions');
  });

  it.each([
    [1000, 'done'],
    [1011, 'it broke'],
    [4321, ''],
  ])('tells the code and reason of the close frame: %i %s', async (code, reason) => {
    const server = await serveSockets({
      onSocket: (each) => {
        each.send('last words');
        each.close(code, reason);
      },
    });
    const socket = await open(server.origin);
    expect(await textsOf(socket)).toEqual(['text last words']);
    expect(await socket.ended).toEqual({ code, reason });
  });

  it('has ended with 1006 where the connection breaks off, and gives what came before', async () => {
    const server = await serveSockets({
      onSocket: (each) => {
        each.send('half', () => {
          each.terminate();
        });
      },
    });
    const socket = await open(server.origin);
    expect(await textsOf(socket)).toEqual(['text half']);
    expect(await socket.ended).toMatchObject({ code: 1006, reason: '' });
    // What is sent after it is lost, and nobody waits.
    await socket.send('nobody hears this');
  });

  it('answers pings with what they hold', async () => {
    const heard: string[] = [];
    const server = await serveSockets({
      onSocket: (each) => {
        each.ping('are you there?');
        each.on('pong', (data: Buffer) => {
          heard.push(data.toString());
          each.close(1000);
        });
      },
    });
    const socket = await open(server.origin);
    expect(await textsOf(socket)).toEqual([]);
    expect(heard).toEqual(['are you there?']);
  });

  it('takes a message in fragments for one, up to the largest that it may be', async () => {
    const server = await serveSockets({
      onSocket: (each) => {
        each.send('one ', { fin: false });
        each.send('message', { fin: true });
        each.send('x'.repeat(2000));
      },
    });
    const socket = await open(server.origin, { socket: { largest: 1000 } });
    expect(await textsOf(socket)).toEqual(['text one message']);
    expect(await socket.ended).toMatchObject({ code: 1006, error: { code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' } });
  });

  it('ends where the other side breaks the protocol', async () => {
    const server = await serveSockets({
      onSocket: (each, request) => {
        // Text that is no UTF-8.
        request.socket.write(Buffer.from([0x81, 0x02, 0xc3, 0x28]));
        each.send('never read');
      },
    });
    const socket = await open(server.origin);
    expect(await textsOf(socket)).toEqual([]);
    expect(await socket.ended).toMatchObject({ code: 1006, error: { code: 'WS_ERR_INVALID_UTF8' } });
  });

  it('takes another side that is silent, pings included, for a broken connection', async () => {
    const server = await serveSockets({
      onSocket: (each) => {
        each.send('hello');
      },
      autoPong: false,
    });
    const socket = await open(server.origin, { socket: { silence: 20 } });
    await textsOf(socket);
    expect(await socket.ended).toMatchObject({ code: 1006, error: { name: 'TimeoutError' } });
  });

  it('lets go of a connection whose other side does not say goodbye', async () => {
    const server = await serveSockets({
      onSocket: (each, request) => {
        each.send('hello', () => {
          request.socket.pause();
        });
      },
    });
    const socket = await open(server.origin, { socket: { farewell: 20 } });
    for await (const message of socket.messages()) {
      expect(message.data.toString()).toBe('hello');
      break;
    }
    expect(await socket.ended).toMatchObject({ code: 1006 });
  });
});

const size = 10 * 1024 * 1024;

describe('the flow over a WebSocket', () => {
  it('goes at the pace of a slow reader: the other side has to wait, and every byte arrives', async () => {
    const sent = createHash('sha256');
    let written = 0;
    let buffered = 0;
    const server = await serveSockets({
      onSocket: (each) => {
        const more = (): void => {
          if (written === size) {
            each.close(1000);
            return;
          }
          const chunk = Buffer.alloc(64 * 1024, (written / 65536) % 251);
          sent.update(chunk);
          written += chunk.length;
          each.send(chunk, more);
        };
        more();
      },
    });
    const socket = await open(server.origin);
    const got = createHash('sha256');
    let read = 0;
    for await (const { data } of socket.messages()) {
      if (read === 0) {
        // The server stops when the buffers of both machines are full, long before the end.
        let before = -1;
        while (before !== written) {
          before = written;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        buffered = written;
      }
      read += data.length;
      got.update(data);
    }
    expect(read).toBe(size);
    expect(got.digest('hex')).toBe(sent.digest('hex'));
    expect(buffered).toBeLessThan(size);
  });

  it('waits for a server that does not read', async () => {
    const got = createHash('sha256');
    let received = 0;
    const server = await serveSockets({
      onSocket: (each) => {
        each.on('message', (data: Buffer) => {
          received += data.length;
          got.update(data);
          if (received === size) each.close(1000);
        });
        each.pause();
      },
    });
    const socket = await open(server.origin);
    const sent = createHash('sha256');
    let sentBytes = 0;
    const sending = (async () => {
      for (; sentBytes < size; sentBytes += 65536) {
        const chunk = Buffer.alloc(65536, (sentBytes / 65536) % 251);
        sent.update(chunk);
        await socket.send(chunk);
      }
    })();
    let before = -1;
    while (before !== sentBytes) {
      before = sentBytes;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(sentBytes).toBeLessThan(size);
    for (const each of server.sockets) each.resume();
    await sending;
    expect(await socket.ended).toEqual({ code: 1000, reason: '' });
    expect(got.digest('hex')).toBe(sent.digest('hex'));
  });
});

describe('a request for a WebSocket', () => {
  it.each([
    [
      '401 Unauthorized',
      '{"detail":"Invalid token."}',
      { kind: 'authentication', status: 401, message: 'Invalid token.' },
    ],
    [
      '403 Forbidden',
      '',
      { kind: 'authentication', status: 403, message: 'The controller does not allow this (HTTP 403).' },
    ],
    [
      '404 Not Found',
      '<h1>Not Found</h1>',
      { kind: 'not_found', status: 404, message: expect.stringContaining('HTTP 404') as string },
    ],
    [
      '500 Internal Server Error',
      'Internal Server Error',
      { kind: 'controller', status: 500, message: 'Internal Server Error' },
    ],
  ])('is refused like any other: %s', async (line, body, failure) => {
    const server = await serveSockets({
      onSocket: () => undefined,
      refuse: (socket) => {
        socket.end(`HTTP/1.1 ${line}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
        return true;
      },
    });
    expect(await failing(open(server.origin))).toMatchObject(failure);
  });

  it.each([
    ['200 without an upgrade', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', 'status 200'],
    [
      '101 to another key',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm9wZQ==\r\n\r\n',
      'another protocol',
    ],
  ])('is not accepted by %s', async (_, response, words) => {
    const server = await serveRaw((socket) => socket.write(response));
    expect(await failing(open(server.origin))).toMatchObject({
      kind: 'controller',
      message: expect.stringContaining(words) as string,
    });
  });

  it('says what is wrong with the connection', async () => {
    expect(await failing(open(`http://127.0.0.1:${closedPort}`))).toMatchObject({
      kind: 'no_answer',
      message: expect.stringContaining('connection refused') as string,
    });
    const silent = await serveSockets({ onSocket: () => undefined, refuse: () => true });
    expect(await failing(open(silent.origin, { timeout: 30 }))).toMatchObject({
      kind: 'no_answer',
      message: expect.stringContaining('No complete response') as string,
    });
  });

  it('trusts the authorities that other requests trust', async () => {
    const server = await serveSockets({ onSocket: echo, certificate: 'localhost' });
    expect(await failing(open(server.origin))).toMatchObject({ kind: 'no_answer' });
    const socket = await open(server.origin, {
      transport: { trusted: [() => undefined, () => Promise.resolve([tlsFixture('authority')])] },
    });
    await socket.send('over TLS');
    for await (const { data } of socket.messages()) {
      expect(data.toString()).toBe('over TLS');
      break;
    }
  });

  it('goes through a proxy by a tunnel, over plain http as well', async () => {
    const server = await serveSockets({ onSocket: echo });
    const proxy = await serveProxy();
    // This machine would be reached directly.
    const origin = server.origin.replace('127.0.0.1', 'other.example.com');
    const socket = await open(origin, { transport: { environment: { HTTP_PROXY: proxy.origin } } });
    await socket.send('through');
    for await (const { data } of socket.messages()) {
      expect(data.toString()).toBe('through');
      break;
    }
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', path: origin.replace('http://', '') }]);
    const closed = await serveProxy(403);
    expect(await failing(open(origin, { transport: { environment: { HTTP_PROXY: closed.origin } } }))).toMatchObject({
      message: expect.stringContaining('it responded with status 403') as string,
    });
  });
});
