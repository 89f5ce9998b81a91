import { Failure } from '../base/errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { isWebPage, readAnswer, unexpected } from './answer.ts';
import type { Dialect } from './dialects/dialect.ts';
import { announcement } from './dialects/registry.ts';
import type { OperationName } from './operations.ts';

/** So much white space in front is part of the text: whatever comes then decides nothing. */
const longestStart = 64 * 1024;
const longestWhole = 256 * 1024 * 1024;

/**
 * Reads an answer of text as it comes. Where the dialect needs the whole of it, as for a JSON string, it comes at once.
 * Rejects with a failure of kind `controller` where it starts as a web page.
 */
export async function readText(
  dialect: Dialect,
  name: OperationName,
  answer: HttpAnswer,
): Promise<AsyncIterable<string>> {
  const pieces = (answer.pieces ?? only(answer.body))[Symbol.asyncIterator]();
  const start = await gather(pieces, (text) => text.trimStart().length > 1 || text.length > longestStart);
  if (isWebPage({ ...answer, body: start })) throw unexpected(name, 'it is a web page');
  if (dialect.codecs[name]?.needsWhole?.(start) !== true) return startingWith(start, pieces);
  const body = start + (await gather(pieces, () => false));
  return only(readAnswer(dialect, name, { ...answer, body }) as string);
}

/** Reads an answer that is a file, which may be a web page: one that no controller announces is the login page of a network. */
export function readBytes(name: OperationName, { headers, bytes }: HttpAnswer): AsyncIterable<Uint8Array> {
  const isPage = (headers['content-type'] ?? '').startsWith('text/html') && announcement(headers) === undefined;
  if (isPage || !bytes) throw unexpected(name, 'it is a web page');
  return bytes;
}

/** Reads until what was read is enough, or there is no more. */
async function gather(pieces: AsyncIterator<string, void>, isEnough: (text: string) => boolean): Promise<string> {
  let text = '';
  while (!isEnough(text)) {
    const next = await pieces.next();
    if (next.done === true) break;
    text += next.value;
    if (text.length > longestWhole)
      throw new Failure('controller', "The controller's response is larger than 256 MiB.");
  }
  return text;
}

async function* startingWith(start: string, pieces: AsyncIterator<string, void>): AsyncGenerator<string, void> {
  try {
    if (start !== '') yield start;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}

/** What is at hand, in the place of what comes. */
async function* only(text: string): AsyncGenerator<string, void> {
  if (text !== '') yield await Promise.resolve(text);
}
