/** The pieces of an empty body. */
export async function* nothing(): AsyncGenerator<never, void> {
  // An answer without a body has no pieces.
}

/** Waits for the first piece, so that an answer that breaks off before it can be asked for again. */
export async function begin<T>(pieces: AsyncGenerator<T, void>): Promise<AsyncIterable<T, void>> {
  return resume(await pieces.next(), pieces);
}

async function* resume<T>(first: IteratorResult<T, void>, pieces: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  try {
    for (let each = first; each.done !== true; each = await pieces.next()) yield each.value;
  } finally {
    await pieces.return();
  }
}

/** Gives a body as text; what breaks it off is explained. A letter whose bytes are split over two chunks comes with the second. */
export async function* decode(
  body: AsyncIterable<unknown>,
  explain: (error: unknown) => Error,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body) {
      const text = Buffer.isBuffer(chunk) ? decoder.decode(chunk, { stream: true }) : '';
      if (text !== '') yield text;
    }
  } catch (error) {
    throw explain(error);
  }
  const end = decoder.decode();
  if (end !== '') yield end;
}

/** Gives a body as it is; what breaks it off is explained. */
export async function* explained(
  body: AsyncIterable<Buffer>,
  explain: (error: unknown) => Error,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body;
  } catch (error) {
    throw explain(error);
  }
}
