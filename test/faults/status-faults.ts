import { all, byRisk, byReading, type Fault, reply, type Scene, withHeaders } from './fault.ts';
import { headOf, onWire, type Reply } from './worst-controller.ts';

/** A reply that is the good one when the same is asked again. */
function atFirst(change: (good: Reply, scene: Scene) => Partial<Reply>): Fault['answer'] {
  return reply((good, scene) => (scene.repeats === 0 ? change(good, scene) : {}));
}

const busy = (status: number, retryAfter: string | undefined): Partial<Reply> => ({
  status,
  headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
  body: '',
});
const exitOf = (status: number): number => (status === 429 ? 6 : 8);
const says = (status: number): RegExp => new RegExp(`\\(HTTP ${status}\\)\\.$`);

/** Controllers that have no time. A read waits as it is asked to; a change is told at once. */
export const busyFaults: readonly Fault[] = [429, 503].flatMap((status): readonly Fault[] => [
  ...(
    [
      ['no Retry-After', undefined],
      ['Retry-After: 0', '0'],
      ['Retry-After: 1', '1'],
      ['Retry-After: -5', '-5'],
      ['Retry-After: soon', 'soon'],
    ] as const
  ).map(([what, value]): Fault => ({
    name: `${status} once, ${what}`,
    answer: atFirst(() => busy(status, value)),
    exit: byRisk(0, exitOf(status)),
    says: says(status),
  })),
  {
    name: `${status} once, Retry-After as a date`,
    answer: atFirst(() => busy(status, new Date(Date.now() + 1000).toUTCString())),
    exit: byRisk(0, exitOf(status)),
    says: says(status),
  },
  {
    name: `${status} once, Retry-After as a date that is gone`,
    answer: atFirst(() => busy(status, 'Sun, 06 Nov 1994 08:49:37 GMT')),
    exit: byRisk(0, exitOf(status)),
    says: says(status),
  },
  ...(['3600', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'] as const).map((value): Fault => ({
    name: `${status}, Retry-After ${value.length > 100 ? 'of 400 digits' : value}`,
    answer: reply(() => busy(status, value)),
    exit: all(exitOf(status)),
    says: says(status),
  })),
  {
    name: `${status} again and again`,
    answer: reply(() => busy(status, undefined)),
    exit: all(exitOf(status)),
    says: says(status),
  },
]);

/** Another status with the good body. */
const withStatus = (status: number): Fault['answer'] =>
  reply((good) => (good.status < 300 ? { status, body: good.body.length === 0 ? '{}' : good.body } : {}));

/** An answer, and something before it. */
const after =
  (first: string): Fault['answer'] =>
  ({ socket, good }) =>
    socket.write(Buffer.concat([Buffer.from(first, 'latin1'), onWire(good)]));

const interim = 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n';

/** Statuses and headers that are odd. */
export const oddFaults: readonly Fault[] = [
  {
    // undici gives up a connection that says "go on" without being asked, which HTTP allows.
    name: '100 before the answer',
    answer: after('HTTP/1.1 100 Continue\r\n\r\n'),
    exit: all(7),
    says: /was closed before the response was complete/,
  },
  { name: '103 before the answer', answer: after(interim), exit: all(0) },
  { name: '103 a hundred times before the answer', answer: after(interim.repeat(100)), exit: all(0) },
  {
    name: '199 and nothing after it',
    answer: ({ socket }) => socket.end('HTTP/1.1 199 Status\r\nContent-Length: 0\r\n\r\n'),
    exit: all(7),
    says: /was closed before the response was complete/,
  },
  {
    name: '101 Switching Protocols',
    answer: ({ socket }) => socket.end('HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n'),
    exit: all(7),
  },
  { name: '299', answer: withStatus(299), exit: all(0) },
  { name: '304', answer: withStatus(304), exit: all(8), says: /\(HTTP 304\)\.$/ },
  { name: '418', answer: withStatus(418), exit: all(6) },
  { name: '600', answer: withStatus(600), exit: all(8) },
  { name: '999', answer: withStatus(999), exit: all(8) },
  {
    name: 'a status of two digits',
    answer: ({ socket }) => socket.end('HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\n{}'),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'a status that is a word',
    answer: ({ socket }) => socket.end('HTTP/1.1 yes OK\r\nContent-Length: 2\r\n\r\n{}'),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: '204 with a body',
    answer: ({ socket, good }) => {
      if (good.status >= 300) socket.write(onWire(good));
      else socket.end(Buffer.concat([headOf(204, { ...good.headers, 'Content-Length': '2' }), Buffer.from('{}')]));
    },
    exit: byReading(8, 0, 0),
    says: /it is empty\.$/,
  },
  {
    name: 'an answer and another one that nobody asked for',
    answer: ({ socket, good }) =>
      socket.end(Buffer.concat([onWire(good), onWire({ ...good, body: '{"id":"forged"}' })])),
    exit: all(0),
  },
  { name: 'a header of 12 KB', answer: withHeaders({ 'X-Long': 'x'.repeat(12_000) }), exit: all(0) },
  {
    name: 'a header of 20 KB',
    answer: withHeaders({ 'X-Long': 'x'.repeat(20_000) }),
    exit: all(7),
    says: /^The headers of the answer from .* are too large\.$/,
  },
  {
    name: '10,000 headers',
    answer: ({ socket, good }) => socket.end(headOf(200, { ...good.headers, ...many(10_000) })),
    exit: all(7),
    says: /^The headers of the answer from .* are too large\.$/,
  },
  {
    name: 'a header without a name',
    answer: withHeaders({ '': 'nothing' }),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'a control character in a header',
    answer: withHeaders({ 'X-Bell': '\u001b]0;owned\u0007' }),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'Latin-1 and C1 controls in headers',
    answer: withHeaders({ 'X-Odd': '\u00e9\u009b31m\u0085' }),
    exit: all(0),
  },
  {
    name: 'headers named as parts of JavaScript',
    answer: withHeaders({
      ['__proto__' as string]: 'x',
      constructor: 'x',
      toString: 'x',
      'Content-Type': 'then/__proto__',
    }),
    exit: all(0),
  },
  { name: 'a Content-Type that is none', answer: withHeaders({ 'Content-Type': ';;=\u00ff,' }), exit: all(0) },
  {
    name: 'cookies, and other things for browsers',
    answer: withHeaders({
      'Set-Cookie': 'a=b; Domain=.com',
      Refresh: '0; url=http://elsewhere.invalid/',
      'Clear-Site-Data': '*',
    }),
    exit: all(0),
  },
  {
    name: 'HTTP/1.0',
    answer: ({ socket, good }) => socket.end(onWire(good).toString('latin1').replace('HTTP/1.1', 'HTTP/1.0'), 'latin1'),
    exit: all(0),
  },
  {
    name: 'HTTP/2 on a connection for HTTP/1.1',
    answer: ({ socket }) => socket.end(Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100])),
    exit: all(7),
    says: /^No usable response from/,
  },
];

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, 'x']));
}
