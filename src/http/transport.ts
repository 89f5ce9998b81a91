import { setImmediate as nextTurn } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import { Failure } from '../errors.ts';
import type { Exchange, HttpAnswer, HttpRequest, TransportOptions } from './exchange.ts';
import { connectionFailure } from './connection-failure.ts';
import { findProxy, type Proxy } from './proxy.ts';

const connectTimeout = 10_000;
/** The longest time that a timer of Node counts; a longer one would end at once. */
const longestTimeout = 2 ** 31 - 1;
/** More than any list of a controller; a body beyond it is no answer to anything that was asked. */
const largestBody = 256 * 1024 * 1024;

/** A transport over kept connections, and the way to let go of them. This file and undici-pool.ts alone know undici. */
export interface Transport {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Opens a transport; connections are made when the first request needs one. Rejects where a proxy variable is no URL. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const proxy = findProxy(options.origin, options.environment);
  const dispatcher = await openDispatcher(options, proxy);
  return {
    exchange: (outgoing) => exchange(dispatcher, outgoing, proxy),
    close: () => dispatcher.destroy(),
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
  const { EnvHttpProxyAgent } = await import('undici');
  return new EnvHttpProxyAgent({
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

async function exchange(dispatcher: Dispatcher, outgoing: HttpRequest, proxy: Proxy | undefined): Promise<HttpAnswer> {
  const { url, timeout } = outgoing;
  const signal = timeout === null ? undefined : AbortSignal.timeout(Math.min(Math.ceil(timeout), longestTimeout));
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body ?? null,
      signal: signal ?? null,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const body = await readBody(answer.body);
    // Undici takes a connection back a moment after its answer is read: who asks sooner opens another one.
    await nextTurn();
    return { status: answer.statusCode, headers: flatten(answer.headers), body };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw connectionFailure(error, outgoing, proxy);
  }
}

async function readBody(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largestBody) throw new Failure('controller', 'The controller sends more than 256 MiB as one answer.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
