import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import { Failure } from '../base/errors.ts';
import type { Exchange, HttpAnswer, HttpRequest, TransportOptions } from './exchange.ts';
import { changeMayBeDone, connectionFailure } from './connection-failure.ts';
import { Body, Pieces } from './body.ts';
import { findProxy, type Proxy } from './proxy.ts';

const connectTimeout = 10_000;
/** The longest time that a timer of Node counts; a longer one would end at once. */
const longestTimeout = 2 ** 31 - 1;

/** A transport over kept connections, and the way to let go of what is still underway. This file, undici-pool.ts and undici-proxy.ts alone know undici. */
export interface Transport {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Opens a transport; connections are made when the first request needs one. Rejects where a proxy variable is no URL. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const proxy = findProxy(options.origin, options.environment);
  const dispatcher = await openDispatcher(options, proxy);
  const underway = new Set<HttpRequest>();
  return {
    exchange: (outgoing) => exchange(dispatcher, outgoing, proxy, underway),
    // Connections at rest keep no process, and to close them takes a tenth of what a short command takes.
    close: () => (underway.size === 0 ? Promise.resolve() : dispatcher.destroy()),
  };
}

async function openDispatcher(options: TransportOptions, proxy: Proxy | undefined): Promise<Dispatcher> {
  const { origin, verifyTls, extraAuthorities } = options;
  const authorities = extraAuthorities !== undefined && { ca: [...rootCertificates, extraAuthorities] };
  const tls = { rejectUnauthorized: verifyTls, ...authorities };
  const connect = { timeout: connectTimeout, ...tls };
  if (!proxy) {
    const { openPool } = await import('./undici-pool.ts');
    return openPool(origin, { connect });
  }
  const { openProxyAgent } = await import('./undici-proxy.ts');
  return openProxyAgent({
    connect,
    httpProxy: proxy.url,
    httpsProxy: proxy.url,
    noProxy: proxy.exceptions,
    requestTls: tls,
    ...(authorities && { proxyTls: authorities }),
    // Plain http is handed to the proxy as it is: many proxies open tunnels to port 443 only.
    proxyTunnel: false,
  });
}

/** Dispatches a request and gathers its answer; undici's own `request` makes streams of every body, which takes longer. */
function exchange(
  dispatcher: Dispatcher,
  outgoing: HttpRequest,
  proxy: Proxy | undefined,
  underway: Set<HttpRequest>,
): Promise<HttpAnswer> {
  const { url, streamed = false } = outgoing;
  const timeout = outgoing.timeout === null ? 0 : Math.min(Math.ceil(outgoing.timeout), longestTimeout);
  const explain = (error: unknown): Error =>
    error instanceof Failure ? error : connectionFailure(error, outgoing, proxy);
  return new Promise((resolve, reject) => {
    let isSettled = false;
    let sending: Dispatcher.DispatchController | undefined;
    let pieces: Pieces | undefined;
    let body: Body | undefined;
    const settle = (act: () => void): void => {
      isSettled = true;
      clearTimeout(timer);
      act();
    };
    const fail = (error: unknown): void => {
      settle(() => {
        reject(explain(error));
      });
    };
    const giveUp = (): void => {
      const late = new DOMException('The answer is late.', 'TimeoutError');
      fail(late);
      sending?.abort(late);
    };
    const timer = timeout === 0 ? undefined : setTimeout(giveUp, timeout);
    const options: Dispatcher.DispatchOptions = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body ?? null,
      headersTimeout: 0,
      // While nothing is read nothing can come, and undici counts no time.
      bodyTimeout: streamed ? timeout : 0,
    };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        sending = controller;
        // It may have waited for a connection for too long: what was given up is not sent any more.
        if (isSettled) controller.abort(new Error('given up'));
      },
      onResponseStart(controller, status, received) {
        if (status < 200) return;
        const headers = flatten(received);
        const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
        if (encoding !== '' && encoding !== 'identity') {
          controller.abort(encodedAnswer(encoding, outgoing.method));
          return;
        }
        if ((status === 204 || status === 304) && (headers['content-length'] ?? '0') !== '0') {
          // There is no body whatever the headers say, and what follows is read by nobody.
          settle(() => {
            resolve({ status, headers, body: '', ...(streamed && status === 204 && { pieces: nothing() }) });
          });
          return;
        }
        if (!streamed || status >= 300) {
          body = new Body(status, headers);
          return;
        }
        pieces = new Pieces(controller);
        const begun = begin(decode(pieces, explain));
        begun.then((all) => {
          settle(() => {
            resolve({ status, headers, body: '', pieces: all });
          });
        }, fail);
      },
      onResponseData(controller, chunk) {
        if (pieces) pieces.push(chunk);
        else if (body?.push(chunk) === false) {
          controller.abort(new Failure('controller', 'The controller sends more than 256 MiB as one answer.'));
        }
      },
      onResponseEnd() {
        underway.delete(outgoing);
        pieces?.end();
        const answer = body?.answer();
        if (!answer) return;
        // Undici takes a connection back in the next turn of the event loop: who asks sooner opens another one.
        void Promise.resolve().then(() => {
          setImmediate(() => {
            settle(() => {
              resolve(answer);
            });
          });
        });
      },
      onResponseError(_, error) {
        underway.delete(outgoing);
        pieces?.end(error);
        fail(error);
      },
    };
    try {
      underway.add(outgoing);
      dispatcher.dispatch(options, handler);
    } catch (error) {
      underway.delete(outgoing);
      fail(error);
    }
  });
}

/** It may hide a web page, or be larger than memory when it is unpacked; nothing of it is read. */
function encodedAnswer(encoding: string, method: HttpRequest['method']): Failure {
  return new Failure('controller', `The controller answers in an encoding that was not asked for (${encoding}).`, {
    hint: method === 'GET' ? undefined : changeMayBeDone,
  });
}

async function* nothing(): AsyncGenerator<string, void> {
  // An answer without a body has no pieces.
}

/** Waits for the first piece, so that an answer that breaks off before it can be asked for again. */
async function begin(pieces: AsyncGenerator<string, void>): Promise<AsyncIterable<string, void>> {
  return resume(await pieces.next(), pieces);
}

async function* resume(
  first: IteratorResult<string, void>,
  pieces: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    for (let each = first; each.done !== true; each = await pieces.next()) yield each.value;
  } finally {
    await pieces.return();
  }
}

/** Gives a body as text. A letter whose bytes are split over two chunks comes with the second. */
async function* decode(body: AsyncIterable<unknown>, explain: (error: unknown) => Error): AsyncGenerator<string, void> {
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

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
