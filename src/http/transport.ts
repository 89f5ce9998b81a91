import type { Dispatcher } from 'undici';
import { isOfUnknownIssuer } from './connection-failure.ts';
import { openDispatcher } from './dispatchers.ts';
import type { Exchange, HttpAnswer, HttpRequest, TransportOptions } from './exchange.ts';
import { countedTimeout, PendingAnswer } from './pending-answer.ts';
import { findProxy, type Proxy } from './proxy.ts';

/** A transport over kept connections, and the way to let go of what is still underway. */
export interface Transport {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Opens a transport; connections are made when the first request needs one. Rejects where a proxy variable is no URL. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { origin, environment, trusted: [first, ...others] = [] } = options;
  const proxy = findProxy(origin, environment);
  const underway = new Set<HttpRequest>();
  const dispatchers: Dispatcher[] = [await openDispatcher(options, proxy, await first?.())];
  let next: Promise<Dispatcher | undefined> | undefined;

  async function trustOthers(): Promise<Dispatcher | undefined> {
    const read = others.shift();
    if (read === undefined) return undefined;
    const dispatcher = await openDispatcher(options, proxy, await read());
    dispatchers.push(dispatcher);
    next = undefined;
    return dispatcher;
  }

  async function exchangeTrusting(request: HttpRequest): Promise<HttpAnswer> {
    const used = dispatchers.length;
    try {
      return await exchange(dispatchers[used - 1], request, proxy, underway);
    } catch (error) {
      if (!isOfUnknownIssuer(error)) throw error;
      // Another request may have failed for the same reason before.
      if (used === dispatchers.length && (await (next ??= trustOthers())) === undefined) throw error;
      return exchangeTrusting(request);
    }
  }

  return {
    exchange: exchangeTrusting,
    // Connections at rest keep no process, and to close them takes a tenth of what a short command takes.
    close: async () => {
      if (underway.size > 0) await Promise.all(dispatchers.map((each) => each.destroy()));
    },
  };
}

/** Sends one request; what is underway is kept until undici is done with it. */
function exchange(
  dispatcher: Dispatcher | undefined,
  request: HttpRequest,
  proxy: Proxy | undefined,
  underway: Set<HttpRequest>,
): Promise<HttpAnswer> {
  const pending = new PendingAnswer(request, proxy, () => underway.delete(request));
  underway.add(request);
  try {
    dispatcher?.dispatch(optionsOf(request), pending);
  } catch (error) {
    pending.fail(error);
  }
  return pending.answer;
}

function optionsOf(request: HttpRequest): Dispatcher.DispatchOptions {
  const { url, method, headers, body = null, streamed = false } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    body,
    headersTimeout: 0,
    // While nothing is read nothing can come, and undici counts no time.
    bodyTimeout: streamed ? countedTimeout(request) : 0,
  };
}
