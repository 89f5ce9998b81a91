import type { Duplex, Readable } from 'node:stream';
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

/** How connections are made, and what goes over them. */
interface Way {
  readonly options: TransportOptions;
  readonly proxy: Proxy | undefined;
  /** Whether plain http goes through a tunnel of the proxy. */
  readonly isTunnel: boolean;
  readonly underway: Set<HttpRequest>;
}

/** Opens a transport; connections are made when the first request needs one. Rejects where a proxy variable is no URL. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const proxy = findProxy(options.origin, options.environment);
  const underway = new Set<HttpRequest>();
  const upgraded = new Set<Duplex>();
  const plain = await openTrusting({ options, proxy, isTunnel: false, underway });
  // A proxy forwards requests, but connections that go on with another protocol need a tunnel.
  let tunnels: ReturnType<typeof openTrusting> | undefined;
  return {
    async exchange(request) {
      if (request.upgrade === undefined) return plain.exchange(request);
      const way = proxy ? await (tunnels ??= openTrusting({ options, proxy, isTunnel: true, underway })) : plain;
      const answer = await way.exchange(request);
      if (answer.socket) keep(answer.socket, upgraded);
      return answer;
    },
    // Connections at rest keep no process, and to close them takes a tenth of what a short command takes.
    async close() {
      for (const socket of upgraded) socket.destroy();
      if (underway.size > 0) await Promise.all([plain.destroy(), tunnels?.then((each) => each.destroy())]);
    },
  };
}

/** Undici has no more to do with a connection that goes on with another protocol. */
function keep(socket: Duplex, upgraded: Set<Duplex>): void {
  upgraded.add(socket);
  socket.once('close', () => upgraded.delete(socket));
}

/** Opens connections that trust more authorities when those that they trust do not know a certificate. */
async function openTrusting({ options, proxy, isTunnel, underway }: Way): Promise<{
  readonly exchange: Exchange;
  readonly destroy: () => Promise<unknown>;
}> {
  const { trusted: [first, ...others] = [] } = options;
  const dispatchers: Dispatcher[] = [await openDispatcher(options, proxy, await first?.(), isTunnel)];
  let next: Promise<Dispatcher | undefined> | undefined;

  async function trustOthers(): Promise<Dispatcher | undefined> {
    const read = others.shift();
    if (read === undefined) return undefined;
    const dispatcher = await openDispatcher(options, proxy, await read(), isTunnel);
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

  return { exchange: exchangeTrusting, destroy: () => Promise.all(dispatchers.map((each) => each.destroy())) };
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
  const { url, method, headers, body, content, streamed = false, upgrade = null } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    // Undici reads it piece by piece, as fast as they go out; its types know streams of Node alone.
    body: body ?? (content as Readable | undefined) ?? null,
    upgrade,
    headersTimeout: 0,
    // While nothing is read nothing can come, and undici counts no time.
    bodyTimeout: streamed ? countedTimeout(request) : 0,
  };
}
