import { gzipSync } from 'node:zlib';
import { all, byReading, type Fault, reply, withBody } from './fault.ts';
import { headOf, onWire, type Reply } from './worst-controller.ts';

const cannotBeUsed = /^The controller sent an unreadable response to [a-z.]+: /;
const webPage = '<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>\u001b[31mWelcome</body></html>';
const isSuccess = ({ status }: Reply): boolean => status < 300;

/** The good answer with the first half of its body, whole in the eyes of HTTP. */
const half = reply((good) => (isSuccess(good) ? { body: good.body.slice(0, good.body.length / 2) } : {}));

/** An answer whose frame is given by hand; what is no success is left as it is. */
function framed(headers: Readonly<Record<string, string>>, wire: (body: Buffer) => string | Buffer): Fault['answer'] {
  return ({ socket, good }) => {
    if (!isSuccess(good)) {
      socket.write(onWire(good));
      return;
    }
    const body = Buffer.from(good.body.length === 0 ? '{"more":"than enough"}' : good.body);
    socket.end(Buffer.concat([headOf(200, { ...good.headers, ...headers }), Buffer.from(wire(body))]));
  };
}

const chunked = { 'Transfer-Encoding': 'chunked' };
const htmlPage = (status: number): Fault['answer'] =>
  reply(() => ({ status, headers: { 'Content-Type': 'text/html' }, body: webPage }));
const zipped = { 'Content-Encoding': 'gzip' };
/** Where a change was accepted, that its response cannot be read is all that counts. */
const packed = (what: string): RegExp =>
  new RegExp(`^(?:The controller's response ${what}|The controller sent an unreadable response to )`);

/** Bodies that are broken, too large, or something else than what was asked for. */
export const bodyFaults: readonly Fault[] = [
  { name: 'JSON that is cut off', answer: half, exit: byReading(8, 0, 0), says: cannotBeUsed },
  {
    name: 'a Content-Length that is too large',
    answer: framed({ 'Content-Length': '5000' }, (body) => body),
    exit: all(7),
    isPartial: true,
    says: /was closed before the response was complete/,
  },
  {
    name: 'a Content-Length that is too small',
    answer: framed({ 'Content-Length': '5' }, (body) => body),
    exit: byReading(8, 0, 0),
    says: cannotBeUsed,
  },
  {
    name: 'a Content-Length that is no number',
    answer: framed({ 'Content-Length': 'many' }, (body) => body),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'a Content-Length that is negative',
    answer: framed({ 'Content-Length': '-1' }, (body) => body),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'two Content-Lengths',
    answer: framed({ 'Content-Length': '5', 'content-length': '7' }, (body) => body),
    exit: all(7),
    says: /^No usable response from .*: its length is not what it says\.$/,
  },
  {
    name: 'a Content-Length and chunks',
    answer: framed({ 'Content-Length': '5', ...chunked }, (body) => inChunks(body)),
    exit: all(7),
    says: /^No usable response from .*: its length is not what it says\.$/,
  },
  { name: 'no length, to the end of the connection', answer: framed({}, (body) => body), exit: all(0) },
  { name: 'good chunks', answer: framed(chunked, (body) => inChunks(body)), exit: all(0) },
  {
    name: 'a chunk whose size is no number',
    answer: framed(chunked, (body) => `zz\r\n${body.toString()}\r\n0\r\n\r\n`),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'a chunk of more bytes than it has',
    answer: framed(chunked, (body) => `ffff\r\n${body.toString()}`),
    exit: all(7),
    isPartial: true,
    says: /was closed before the response was complete/,
  },
  {
    name: 'a chunk of a size beyond all numbers',
    answer: framed(chunked, (body) => `${'f'.repeat(40)}\r\n${body.toString()}\r\n0\r\n\r\n`),
    exit: all(7),
    says: /^No usable response from/,
  },
  {
    name: 'chunks without an end',
    answer: framed(chunked, (body) => inChunks(body).replace(/0\r\n\r\n$/, '')),
    exit: all(7),
    isPartial: true,
    says: /was closed before the response was complete/,
  },
  { name: 'gzip, asked for or not', answer: compressed((body) => gzipSync(body)), exit: all(0) },
  {
    name: 'broken gzip',
    answer: compressed((body) => gzipSync(body).subarray(0, -9)),
    exit: byReading(8, 8, 0),
    isPartial: true,
    says: packed('cannot be unpacked \\(gzip\\)'),
  },
  {
    name: 'a gzip bomb of 100 MB',
    answer: withBody(bomb(), zipped),
    exit: byReading(8, 8, 0),
    isPartial: true,
    says: packed('is too large when unpacked'),
  },
  {
    name: '100,000 nested brackets',
    answer: withBody('['.repeat(100_000) + ']'.repeat(100_000)),
    exit: byReading(8, 0, 0),
    says: /nested too deeply\.$/,
  },
  {
    name: '100,000 brackets that stay open',
    answer: withBody('['.repeat(100_000)),
    exit: byReading(8, 0, 0),
    says: cannotBeUsed,
  },
  {
    name: '100,000 nested objects in an item',
    answer: reply((good) => {
      const nest = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
      const text = good.body.toString();
      return isSuccess(good) && text.startsWith('{') ? { body: `${text.slice(0, -1)},"nest":${nest}}` } : {};
    }),
    exit: byReading(8, 0, 0),
    says: /nested too deeply\.$/,
  },
  {
    name: 'bytes that are no UTF-8',
    answer: reply((good) => (isSuccess(good) ? { body: broken(good.body) } : {})),
    exit: all(0),
  },
  {
    name: 'UTF-16 instead of UTF-8',
    answer: reply((good) => (isSuccess(good) ? { body: Buffer.from(`\ufeff${good.body.toString()}`, 'utf16le') } : {})),
    exit: byReading(8, 0, 0),
    says: cannotBeUsed,
  },
  {
    name: 'a byte order mark',
    answer: reply((good) => (isSuccess(good) ? { body: `\ufeff${good.body.toString()}` } : {})),
    exit: all(0),
  },
  {
    name: 'HTML with 200',
    answer: htmlPage(200),
    exit: all(8),
    says: /web page\.$|does not appear to be a controller\.$/,
  },
  {
    name: 'HTML with 401',
    answer: htmlPage(401),
    exit: ({ isFirst }) => (isFirst ? 8 : 4),
    says: /\(HTTP 401\)\.$|does not appear|^The token in DEIS_TOKEN for \S+ is not valid\.$/,
  },
  {
    name: 'HTML with 404',
    answer: htmlPage(404),
    exit: ({ isFirst }) => (isFirst ? 8 : 5),
    says: / returned 404 for \/\S+\.$|does not appear/,
  },
  { name: 'HTML with 502', answer: htmlPage(502), exit: all(8), says: /^The controller .* \(HTTP 502\)\.$/ },
  { name: 'HTML with 503', answer: htmlPage(503), exit: all(8), says: /^The controller .* \(HTTP 503\)\.$/ },
  { name: 'HTML with 504', answer: htmlPage(504), exit: all(8), says: /^The controller .* \(HTTP 504\)\.$/ },
  { name: 'an empty 200', answer: withBody(''), exit: byReading(8, 0, 0), says: /it is empty\.$/ },
  {
    name: 'white space with 200',
    answer: withBody(' \r\n\t'.repeat(1000)),
    exit: byReading(8, 0, 0),
    says: /it is empty\.$/,
  },
];

function inChunks(body: Buffer): string {
  const text = body.toString();
  const pieces = text.match(/[^]{1,7}/g) ?? [];
  return `${pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join('')}0\r\n\r\n`;
}

function compressed(pack: (body: Buffer) => Buffer): Fault['answer'] {
  return reply((good) => {
    if (!isSuccess(good)) return {};
    return {
      headers: { ...good.headers, ...zipped },
      body: pack(Buffer.from(good.body.length === 0 ? '{}' : good.body)),
    };
  });
}

function bomb(): Buffer {
  return gzipSync(Buffer.alloc(100_000_000, ' '));
}

/** The body with bytes in its texts that no UTF-8 has. */
function broken(body: string | Buffer): Buffer {
  return Buffer.from(body.toString().replaceAll(/ada|line|one/g, '\u00ff$&\u00c3'), 'latin1');
}
