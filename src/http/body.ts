import { withoutByteOrderMark } from '../base/byte-order-mark.ts';
import type { Dispatcher } from 'undici';
import type { HttpAnswer } from './exchange.ts';

/** More than any list of a controller; a body beyond it is no answer to anything that was asked. */
const largestBody = 256 * 1024 * 1024;

/** A body that is kept until it is whole. */
export class Body {
  readonly #chunks: Buffer[] = [];
  #size = 0;
  readonly #head: Pick<HttpAnswer, 'status' | 'headers'>;

  constructor(status: number, headers: HttpAnswer['headers']) {
    this.#head = { status, headers };
  }

  get status(): number {
    return this.#head.status;
  }

  /** Takes what came; false when that is more than 256 MiB. */
  push(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size <= largestBody) this.#chunks.push(chunk);
    return this.#size <= largestBody;
  }

  /** The answer with its body as text, without a byte order mark. */
  answer(): HttpAnswer {
    return this.#answer(this.#bytes());
  }

  /** The same answer, whose body is packed in this encoding. Rejects with a failure where it cannot be unpacked. */
  async unpacked(encoding: string): Promise<HttpAnswer> {
    const { unpack } = await import('./unpack.ts');
    const answer = this.#answer(await unpack(this.#bytes(), encoding));
    // They are of what was sent, not of what there is now.
    const headers = Object.entries(answer.headers).filter(([name]) => !/^content-(?:encoding|length)$/.test(name));
    return { ...answer, headers: Object.fromEntries(headers) };
  }

  #bytes(): Buffer {
    // The received chunks are not kept beside the result.
    const chunks = this.#chunks.splice(0);
    const [first, ...more] = chunks;
    return first && more.length === 0 ? first : Buffer.concat(chunks);
  }

  #answer(bytes: Buffer): HttpAnswer {
    return { ...this.#head, body: withoutByteOrderMark(bytes.toString('utf8')) };
  }
}

/**
 * A body that is taken piece by piece: while nobody takes, the controller is not read from, once so many bytes are held as
 * are read ahead.
 */
export class Pieces implements AsyncIterable<Buffer> {
  readonly #source: Dispatcher.DispatchController;
  readonly #chunks: Buffer[] = [];
  readonly #readAhead: number;
  #held = 0;
  #isPaused = false;
  #isOver = false;
  #error: unknown;
  #wake: () => void = () => undefined;

  constructor(source: Dispatcher.DispatchController, readAhead = 0) {
    this.#source = source;
    this.#readAhead = readAhead;
  }

  push(chunk: Buffer): void {
    // Undici gives one of no bytes whenever it goes on.
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held > this.#readAhead) {
      this.#source.pause();
      this.#isPaused = true;
    }
    this.#wake();
  }

  /** Says that nothing more comes; with an error that not all came. */
  end(error?: Error): void {
    this.#isOver = true;
    this.#error = error;
    this.#wake();
  }

  #goOn(): void {
    if (!this.#isPaused) return;
    // What is at hand comes before resume returns, and pauses anew.
    this.#isPaused = false;
    this.#source.resume();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    try {
      for (;;) {
        const chunk = this.#chunks.shift();
        if (chunk) {
          this.#held -= chunk.length;
          yield chunk;
        } else if (this.#isOver) break;
        else {
          const arrival = new Promise<void>((resolve) => (this.#wake = resolve));
          this.#goOn();
          await arrival;
        }
      }
      if (this.#error !== undefined) throw this.#error as Error;
    } finally {
      if (!this.#isOver) this.#source.abort(new Error('not wanted any more'));
    }
  }
}
