import { createRequire } from 'node:module';
import vm from 'node:vm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { translateParser } from '../../bin/http-parser.mjs';
import { type Property, property } from './property.ts';

/** What undici uses of its parser. */
interface Parser {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (size: number) => number;
  readonly free: (at: number) => void;
  readonly llhttp_alloc: (type: number) => number;
  readonly llhttp_free: (parser: number) => void;
  readonly llhttp_execute: (parser: number, at: number, length: number) => number;
  readonly llhttp_finish: (parser: number) => number;
  readonly llhttp_resume: (parser: number) => void;
  readonly llhttp_get_error_pos: (parser: number) => number;
  readonly llhttp_get_error_reason: (parser: number) => number;
}

type Listener = (parser: number, at?: number, length?: number) => number;

interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { env: Record<string, Listener> }) => { readonly exports: unknown };
}

/** Bytes of a connection in the pieces that they come in, and what those who listen answer, which undici does to pause. */
interface Conversation {
  readonly isRequest: boolean;
  readonly pieces: readonly Uint8Array[];
  readonly answers: readonly number[];
  readonly ends: boolean;
}

const texts = [
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\nDate: Fri, 27 Nov 2026 03:00:00 GMT\r\nX-Api: \t2.3 \r\n\r\n{"results":1}',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\nTrailer: Expires\r\n\r\n5;name="a b";c\r\nhello\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nExpires: never\r\n\r\n',
  'HTTP/1.0 404 Not Found\r\nConnection: close\r\n\r\nthere is no such app',
  'HTTP/1.1 204 No Content\r\nConnection: keep-alive, upgrade\r\nKeep-Alive: timeout=5\r\n\r\nHTTP/1.1 304\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\0\x01binary',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n',
  'HTTP/1.1 200 OK\r\nfolded: a\r\n b\r\n\tc\r\nProxy-Connection: keep-alive\r\nProxy-Authenticate: Basic\r\n\r\n',
  'HTTP/1.1 200 OK\nContent-Length: 2\n\n[]',
  'ICE/1.0 200 OK\r\n\r\n',
  'RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n',
  'GET /v2/apps?limit=10#top HTTP/1.1\r\nHost: deis.example.com\r\nAuthorization: token 1\r\n\r\n',
  'POST http://user:pass@deis.example.com:8000/v2/apps/ HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
  'CONNECT deis.example.com:443 HTTP/1.1\r\nHost: deis.example.com\r\n\r\n',
  'PATCH /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\nff\r\n',
  ...[
    'DELETE HEAD PUT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND REBIND UNBIND ACL REPORT',
    'MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PURGE MKCALENDAR LINK UNLINK SOURCE PRI DESCRIBE',
    'ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH QUERY',
  ].flatMap((line) => line.split(' ').map((method) => `${method} /a HTTP/1.1\r\nA: b\r\n\r\n`)),
  'ANNOUNCE rtsp://example.com/a RTSP/1.0\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];

const text = fc.constantFrom(...texts);
/** Parts of texts, which come together in ways that nobody wrote down. */
const line = fc.constantFrom(...texts.flatMap((each) => each.split(/(?<=\r\n)/)));
const spoiled = fc
  .tuple(
    fc.oneof(
      text,
      fc.array(line, { maxLength: 8 }).map((lines) => lines.join('')),
    ),
    fc.array(fc.tuple(fc.nat(400), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 3 }),
  )
  .map(([whole, changes]) =>
    changes.reduce((now, [at, gone, more]) => now.slice(0, at) + more + now.slice(at + gone), whole),
  );
const large = fc
  .nat(200_000)
  .map((size) => `HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\nX: ${'x'.repeat(size / 4)}\r\n\r\n${'y'.repeat(size)}`);

/** What a listener answers, and the parser then says. */
const paused = 21;

const everywhere = [...Array(600).keys()];
const cuts = fc.array(fc.nat(500), { maxLength: 5 });

const conversations = (bytes: fc.Arbitrary<string>): fc.Arbitrary<Conversation> =>
  fc.record({
    isRequest: fc.boolean(),
    pieces: fc.oneof(
      fc.tuple(bytes, fc.constant(everywhere)).map(inPieces),
      fc
        .tuple(
          fc.array(bytes, { minLength: 1, maxLength: 3 }).map((several) => several.join('')),
          cuts,
        )
        .map(inPieces),
    ),
    answers: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, paused, -1), { maxLength: 10 }),
    ends: fc.boolean(),
  });

function inPieces([whole, places]: [string, number[]]): Uint8Array[] {
  const bytes = Buffer.from(whole, 'latin1');
  const ends = [...places.map((place) => Math.min(place, bytes.length)).sort((a, b) => a - b), bytes.length];
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end)).filter((piece) => piece.length > 0);
}

/** Every text, whole and byte by byte, with a pause or a failure at each thing that is said of it. */
const examples = texts.flatMap((each) =>
  [false, true].flatMap((isRequest) =>
    [[], everywhere].flatMap((places) =>
      [0, paused, -1].flatMap((answer) =>
        (answer === 0 ? [0] : [...Array(9).keys()]).map((after) => ({
          isRequest,
          pieces: inPieces([each, places]),
          answers: [...Array<number>(after).fill(0), answer],
          ends: true,
        })),
      ),
    ),
  ),
);

const listeners = ['message_begin', 'url', 'status', 'header_field', 'header_value', 'headers_complete', 'body'];

/** Reads a conversation as undici does, and returns all that the parser said. */
function read(kind: WebAssemblyLike, wasm: Uint8Array, { isRequest, pieces, answers, ends }: Conversation): unknown[] {
  const said: unknown[] = [];
  const left = [...answers];
  const textAt = (at: number, length: number): string =>
    Buffer.from(parser.memory.buffer, at, length).toString('latin1');
  const env = Object.fromEntries(
    [...listeners, 'message_complete'].map((name): [string, Listener] => [
      `wasm_on_${name}`,
      (pointer, at, length) => {
        said.push([name, pointer, at, ...(at === undefined || length === undefined ? [] : [textAt(at, length)])]);
        return left.shift() ?? 0;
      },
    ]),
  );
  const parser = new kind.Instance(new kind.Module(wasm), { env }).exports as Parser;
  const pointer = parser.llhttp_alloc(isRequest ? 1 : 2);
  let [room, size] = [0, 0];
  for (const piece of pieces) {
    for (let rest = piece; rest.length > 0;) {
      if (rest.length > size) {
        if (room !== 0) parser.free(room);
        size = Math.ceil(rest.length / 4096) * 4096;
        room = parser.malloc(size);
      }
      new Uint8Array(parser.memory.buffer, room, size).set(rest);
      const result = parser.llhttp_execute(pointer, room, rest.length);
      const position = parser.llhttp_get_error_pos(pointer);
      const reason = parser.llhttp_get_error_reason(pointer);
      said.push([result, position, reason === 0 ? '' : textAt(reason, 60).split('\0')[0]]);
      if (result === 0) break;
      if (result !== paused) return said;
      rest = rest.subarray(position - room);
      parser.llhttp_resume(pointer);
    }
  }
  if (ends) said.push(parser.llhttp_finish(pointer));
  parser.llhttp_free(pointer);
  return said;
}

function prepare(): Promise<(conversation: Conversation) => unknown[][]> {
  const wasm = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js') as Uint8Array;
  const original = (globalThis as unknown as { WebAssembly: WebAssemblyLike }).WebAssembly;
  const translated = {};
  const evaluate = vm.runInThisContext(`(exports) => {${translateParser(wasm)}}`) as (exports: object) => void;
  evaluate(translated);
  return Promise.resolve((conversation) =>
    [original, translated as WebAssemblyLike].map((kind) => read(kind, wasm, conversation)),
  );
}

/** That the parser which the build translates says of any bytes what undici's own says. */
export const parserProperties: readonly Property[] = [
  property(
    'the translated parser of HTTP says what the one in WebAssembly says',
    [conversations(text), conversations(spoiled), conversations(large)],
    { times: { sample: 1_000, whole: 20_000 }, examples, prepare },
    (conversation, readByBoth) => {
      const [original, translated] = readByBoth(conversation);
      expect(translated).toEqual(original);
    },
  ),
];
