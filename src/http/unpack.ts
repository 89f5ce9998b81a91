import { pipeline, Readable, type Transform } from 'node:stream';
import { Failure } from '../base/errors.ts';

const mebibyte = 1024 * 1024;
/** More than a little is unpacked only if it was not packed beyond what text can be; and so much at the most, where it is kept. */
const little = 16 * mebibyte;
const highestRatio = 200;
const most = 256 * mebibyte;

/** Unpacks a body by its Content-Encoding. Rejects with a failure if it is broken, too large or packed in an unknown way. */
export async function unpack(bytes: Buffer, encoding: string): Promise<Buffer> {
  // A response without a body may name an encoding all the same.
  if (bytes.length === 0) return bytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpackPieces([bytes], encoding)) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Unpacks a body piece by piece, as it comes. Rejects with a failure if it is broken or packed in an unknown way. */
export async function* unpackPieces(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  encoding: string,
): AsyncGenerator<Buffer, void> {
  const unpacking = await open(encoding);
  let packed = 0;
  let size = 0;
  let failure: Error | undefined;
  const source = Readable.from(pieces)
    .on('data', (chunk: Buffer) => (packed += chunk.length))
    .on('error', (error) => (failure = error));
  pipeline(source, unpacking, () => undefined);
  try {
    for await (const chunk of unpacking) {
      size += (chunk as Buffer).length;
      if (size > little && size > packed * highestRatio) throw tooLarge();
      yield chunk as Buffer;
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (failure !== undefined) throw failure;
    throw new Failure('controller', `The controller's response cannot be unpacked (${encoding}).`, { cause });
  }
}

function tooLarge(): Failure {
  return new Failure('controller', "The controller's response is too large when unpacked.");
}

async function open(encoding: string): Promise<Transform> {
  const zlib = await import('node:zlib');
  if (['gzip', 'x-gzip', 'deflate'].includes(encoding)) return zlib.createUnzip();
  if (encoding === 'br') return zlib.createBrotliDecompress();
  // From Node 22.15 and 23.8 on.
  const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
  if (encoding === 'zstd' && createZstdDecompress) return createZstdDecompress();
  throw new Failure('controller', `The controller responded in an unknown encoding (${encoding}).`);
}
