import type { Duplex } from 'node:stream';
import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Exchange, HttpAnswer, HttpRequest, TransportOptions } from './exchange.ts';
import { countedTimeout, PendingAnswer } from './pending-answer.ts';
import { findProxy, type Proxy } from './proxy.ts';

const connectTimeout = 10_000;

/** A transport over kept connections, and the way to let go of what is still underway. */
export interface Transport {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Opens a transport; connections are made when the first request needs one. Rejects where a proxy variable is no URL. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const proxy = findProxy(options.origin, options.environment);
  const dispatcher = await openDispatcher(options, proxy);
  const underway = new Set<HttpRequest>();
  const upgraded = new Set<Duplex>();
  // A proxy forwards requests, but connections that go on with another protocol need a tunnel.
  let tunnels: Promise<Dispatcher> | undefined;
  return {
    async exchange(outgoing) {
      if (outgoing.upgrade === undefined) return exchange(dispatcher, outgoing, proxy, underway);
      const through = proxy ? await (tunnels ??= openDispatcher(options, proxy, true)) : dispatcher;
      const answer = await exchange(through, outgoing, proxy, underway);
      if (answer.socket) keep(answer.socket, upgraded);
      return answer;
    },
    // Connections at rest keep no process, and to close them takes a tenth of what a short command takes.
    async close() {
      for (const socket of upgraded) socket.destroy();
      if (underway.size > 0) await Promise.all([dispatcher.destroy(), tunnels?.then((each) => each.destroy())]);
    },
  };
}

/** Undici has no more to do with a connection that goes on with another protocol. */
function keep(socket: Duplex, upgraded: Set<Duplex>): void {
  upgraded.add(socket);
  socket.once('close', () => upgraded.delete(socket));
}

async function openDispatcher(
  options: TransportOptions,
  proxy: Proxy | undefined,
  proxyTunnel = false,
): Promise<Dispatcher> {
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
    proxyTunnel,
  });
}

/** Sends one request; what is underway is kept until undici is done with it. */
function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  proxy: Proxy | undefined,
  underway: Set<HttpRequest>,
): Promise<HttpAnswer> {
  const pending = new PendingAnswer(request, proxy, () => underway.delete(request));
  underway.add(request);
  try {
    dispatcher.dispatch(optionsOf(request), pending);
  } catch (error) {
    pending.fail(error);
  }
  return pending.answer;
}

function optionsOf(request: HttpRequest): Dispatcher.DispatchOptions {
  const { url, method, headers, body = null, streamed = false, upgrade = null } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    body,
    upgrade,
    headersTimeout: 0,
    // While nothing is read nothing can come, and undici counts no time.
    bodyTimeout: streamed ? countedTimeout(request) : 0,
  };
}
