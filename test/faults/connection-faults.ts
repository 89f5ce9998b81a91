import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { all, breakOff, byReading, certificate, type Fault } from './fault.ts';
import { onWire } from './worst-controller.ts';

const never = (): void => undefined;
const closed = /^The connection to .* was closed before the response was complete\.$/;
const late = /^No complete response from .* within 1 second\.$/;
const start = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';

/** Connections that are not made, break off, or stand still. */
export const connectionFaults: readonly Fault[] = [
  {
    name: 'connection refused',
    answer: never,
    place: 'nobody',
    exit: all(7),
    says: /^Could not connect to .*: connection refused\.$/,
  },
  { name: 'no such host', answer: never, place: 'no name', exit: all(7), says: /controller\.invalid/ },
  {
    name: 'reset as soon as it is made',
    answer: never,
    connected: breakOff,
    exit: all(7),
    says: closed,
  },
  {
    name: 'closed as soon as it is made',
    answer: never,
    connected: (socket) => socket.end(),
    exit: all(7),
    says: closed,
  },
  {
    name: 'reset before the headers',
    answer: ({ socket }) => {
      breakOff(socket);
    },
    exit: all(7),
    says: closed,
  },
  { name: 'closed before the headers', answer: ({ socket }) => socket.end(), exit: all(7), says: closed },
  {
    name: 'closed in the headers',
    answer: ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
    exit: all(7),
    says: closed,
  },
  { name: 'closed after the headers', answer: ({ socket }) => socket.end(start), exit: all(7), says: closed },
  { name: 'closed in the body', answer: ({ socket }) => socket.end(`${start}{"resul`), exit: all(7), says: closed },
  {
    name: 'reset in the body',
    answer: ({ socket }) => {
      socket.write(`${start}{"resul`, () => setImmediate(breakOff, socket));
    },
    exit: all(7),
    says: closed,
  },
  { name: 'never an answer', answer: never, isEndless: true, exit: all(7), says: late },
  {
    name: 'never an end of the headers',
    answer: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nX-Slow: '),
    isEndless: true,
    exit: all(7),
    says: late,
  },
  {
    name: 'never an end of the body',
    answer: ({ socket }) => socket.write(`${start}{"resul`),
    isEndless: true,
    exit: all(7),
    says: late,
  },
  {
    name: 'headers byte by byte, without an end',
    answer: ({ socket }) => void drip(socket, 'HTTP/1.1 200 OK\r\nX-Slow: ', 'x'),
    isEndless: true,
    exit: all(7),
    says: late,
  },
  {
    // A log is shown as it comes, for as long as it comes.
    name: 'a body byte by byte, without an end',
    answer: ({ socket }) => void drip(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n \r\n'),
    isEndless: true,
    exit: byReading(7, undefined, 7),
    says: late,
  },
  {
    name: 'a good answer byte by byte',
    answer: ({ socket, good }) => void drop(socket, onWire(good)),
    exit: all(0),
  },
  {
    name: 'not HTTP',
    answer: ({ socket }) => socket.end('220 mail.example.com ESMTP\r\n'),
    exit: all(7),
    says: /^No usable response from/,
  },
];

/** Sends a start, and then a piece again and again until nobody listens. */
async function drip(socket: Socket, start: string, piece: string): Promise<void> {
  socket.write(start);
  while (socket.writable) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Sends bytes one by one. */
async function drop(socket: Socket, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    socket.write(Buffer.of(byte));
    await nextTurn();
  }
}

const untrusted = /is not signed by an authority that this machine trusts\.$/;

/** Connections whose TLS is not as it should be. Nothing is sent over any of them. */
export const tlsFaults: readonly Fault[] = [
  { name: 'a self-signed certificate', tls: certificate('self-signed'), answer: never, exit: all(7), says: untrusted },
  {
    name: 'a certificate of an unknown authority',
    tls: certificate('localhost'),
    isAuthorityKnown: false,
    answer: never,
    exit: all(7),
    says: untrusted,
  },
  {
    name: 'an expired certificate',
    tls: certificate('expired'),
    answer: never,
    exit: all(7),
    says: /has expired\.$/,
  },
  {
    name: 'a certificate that is not valid yet',
    tls: certificate('future'),
    answer: never,
    exit: all(7),
    says: /is not valid yet\.$/,
  },
  {
    name: 'a certificate for another host',
    tls: certificate('other-host'),
    answer: never,
    exit: all(7),
    says: /is for a different host\.$/,
  },
  {
    name: 'TLS 1.0 and nothing newer',
    tls: { ...certificate('localhost'), minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
    answer: never,
    exit: all(7),
    says: /does not support a safe version of TLS\.$/,
  },
  {
    name: 'no TLS where it is expected',
    place: 'no TLS where it is expected',
    connected: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
    answer: never,
    exit: all(7),
    says: /^TLS with .* failed/,
  },
  {
    name: 'a TLS handshake that is never answered',
    place: 'no TLS where it is expected',
    connected: never,
    answer: never,
    isEndless: true,
    exit: all(7),
    says: late,
  },
  {
    name: 'TLS where plain HTTP is expected',
    place: 'TLS where none is expected',
    tls: certificate('localhost'),
    answer: never,
    exit: all(7),
  },
  {
    name: 'a good answer over TLS',
    tls: certificate('localhost'),
    answer: ({ socket, good }) => socket.write(onWire(good)),
    exit: all(0),
  },
];
