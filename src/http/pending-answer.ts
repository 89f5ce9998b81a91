import type { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';
import { Failure } from '../base/errors.ts';
import { Body, Pieces } from './body.ts';
import { connectionFailure } from './connection-failure.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import type { Proxy } from './proxy.ts';
import { begin, decode, explained, nothing } from './text-pieces.ts';

type Controller = Dispatcher.DispatchController;

/** The longest time that a timer of Node counts; a longer one would end at once. */
const longestTimeout = 2 ** 31 - 1;

/** How long a request may take, in milliseconds, as timers count it; 0 for as long as it takes. */
export function countedTimeout({ timeout }: HttpRequest): number {
  return timeout === null ? 0 : Math.min(Math.ceil(timeout), longestTimeout);
}

/**
 * How much is read ahead of a body with which its connection may end. Undici fails an assertion, which ends the program, if
 * such a connection ends while it is not read from: a slow reader, a pager for one, must not keep it from being read.
 */
const mostAhead = 64 * 1024 * 1024;

/** The answer to one request, gathered from what undici hands over; its own `request` makes streams of every body, which takes longer. */
export class PendingAnswer implements Dispatcher.DispatchHandler {
  /** The answer, when there is one. Rejects with a `Failure`. */
  readonly answer: Promise<HttpAnswer>;
  readonly #request: HttpRequest;
  readonly #proxy: Proxy | undefined;
  /** Called when undici has nothing more to do for the request. */
  readonly #leave: () => void;
  readonly #timer: NodeJS.Timeout | undefined;
  #resolve: (answer: HttpAnswer) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #isSettled = false;
  #sending: Controller | undefined;
  /** What comes of the body: one of them, once the head of the answer is there. */
  #pieces: Pieces | undefined;
  #body: Body | undefined;
  /** How the body is packed; empty if it is not. */
  #encoding = '';

  constructor(request: HttpRequest, proxy: Proxy | undefined, leave: () => void) {
    this.#request = request;
    this.#proxy = proxy;
    this.#leave = leave;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const timeout = countedTimeout(request);
    if (timeout > 0) {
      this.#timer = setTimeout(() => {
        this.#giveUp();
      }, timeout);
    }
  }

  onRequestStart(controller: Controller): void {
    this.#sending = controller;
    // It may have waited for a connection for too long: what was given up is not sent any more.
    if (this.#isSettled) controller.abort(new Error('given up'));
  }

  onRequestUpgrade(
    _: Controller,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    socket: Duplex,
  ): void {
    this.#leave();
    if (this.#isSettled) socket.destroy();
    else this.#settle({ status, headers: flatten(headers), body: '', socket });
  }

  onResponseStart(
    controller: Controller,
    status: number,
    received: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    const headers = flatten(received);
    const { streamed = false, binary = false } = this.#request;
    const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
    this.#encoding = encoding === 'identity' ? '' : encoding;
    if ((status === 204 || status === 304) && (headers['content-length'] ?? '0') !== '0') {
      // There is no body whatever the headers say, and what follows is read by nobody.
      const empty = streamed && status === 204 && (binary ? { bytes: nothing() } : { pieces: nothing() });
      this.#settle({ status, headers, body: '', ...empty });
    } else if (streamed && status < 300) this.#stream(controller, status, headers);
    else this.#body = new Body(status, headers);
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#pieces) this.#pieces.push(chunk);
    else if (this.#body?.push(chunk) === false) {
      controller.abort(new Failure('controller', "The controller's response is larger than 256 MiB."));
    }
  }

  onResponseEnd(): void {
    this.#leave();
    this.#pieces?.end();
    const body = this.#body;
    if (body && this.#encoding === '') this.#settleInNextTurn(body.answer());
    else if (body) void this.#unpack(body);
  }

  onResponseError(_: Controller, error: Error): void {
    this.#pieces?.end(error);
    this.fail(error);
  }

  /** Says that there will be no answer. */
  fail(error: unknown): void {
    this.#leave();
    this.#refuse(error);
  }

  async #unpack(body: Body): Promise<void> {
    try {
      this.#settle(await body.unpacked(this.#encoding));
    } catch (error) {
      const { status } = body;
      // An accepted change is done, however much of the response can be read.
      if (this.#request.method !== 'GET' && status < 300) this.#settle({ ...body.answer(), body: unreadable });
      else this.#refuse(error);
    }
  }

  #stream(controller: Controller, status: number, headers: HttpAnswer['headers']): void {
    const arriving = new Pieces(controller, staysOpen(headers) ? 0 : mostAhead);
    this.#pieces = arriving;
    const pieces = this.#encoding === '' ? arriving : unpacked(arriving, this.#encoding);
    const explain = (error: unknown): Error => this.#explain(error);
    const begun =
      this.#request.binary === true
        ? begin(explained(pieces, explain)).then((bytes) => ({ bytes }))
        : begin(decode(pieces, explain)).then((texts) => ({ pieces: texts }));
    begun.then(
      (parts) => {
        this.#settle({ status, headers, body: '', ...parts });
      },
      (error: unknown) => {
        this.#refuse(error);
      },
    );
  }

  /** Undici takes a connection back in the next turn of the event loop: who asks sooner opens another one. */
  #settleInNextTurn(answer: HttpAnswer): void {
    void Promise.resolve().then(() => {
      setImmediate(() => {
        this.#settle(answer);
      });
    });
  }

  #giveUp(): void {
    const late = new DOMException('The response is late.', 'TimeoutError');
    this.#refuse(late);
    this.#sending?.abort(late);
  }

  #settle(answer: HttpAnswer): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#resolve(answer);
  }

  #refuse(error: unknown): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#reject(this.#explain(error));
  }

  #explain(error: unknown): Error {
    return error instanceof Failure ? error : connectionFailure(error, this.#request, this.#proxy);
  }
}

/** Stands for a body that cannot be unpacked: it is the beginning of JSON, and no empty body. */
const unreadable = '{';

async function* unpacked(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer, void> {
  const { unpackPieces } = await import('./unpack.ts');
  yield* unpackPieces(pieces, encoding);
}

/** Whether a connection is certain to stay open after a body. HTTP/1.0 has no chunks, and closes where nothing is said. */
function staysOpen(headers: Readonly<Record<string, string>>): boolean {
  const options = (headers['connection'] ?? '').toLowerCase().split(/\s*,\s*/);
  const isChunked = (headers['transfer-encoding'] ?? '').toLowerCase().includes('chunked');
  return isChunked && !options.includes('close');
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
