import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { Failure } from '../errors.ts';
import type { Exchange, HttpAnswer, HttpRequest, TransportOptions } from './exchange.ts';
import { connectionFailure } from './connection-failure.ts';

const connectTimeout = 10_000;
/** More than any list of a controller; a body beyond it is no answer to anything that was asked. */
const largestBody = 256 * 1024 * 1024;

/** A transport over kept connections, and the way to let go of them. The one place that knows undici. */
export interface Transport {
  readonly exchange: Exchange;
  close(): Promise<void>;
}

/** Opens a transport; connections are made when the first request needs one. */
export function openTransport(options: TransportOptions): Transport {
  const dispatcher = dispatcherFor(options);
  return {
    exchange: (outgoing) => exchange(dispatcher, outgoing),
    close: () => dispatcher.destroy(),
  };
}

function dispatcherFor({ verifyTls, extraAuthorities, environment }: TransportOptions): Dispatcher {
  const tls = {
    rejectUnauthorized: verifyTls,
    ...(extraAuthorities !== undefined && { ca: [...rootCertificates, extraAuthorities] }),
  };
  const common = { connect: { timeout: connectTimeout, ...tls }, headersTimeout: 0, bodyTimeout: 0 };
  const proxy = (name: string) => environment[name.toLowerCase()] ?? environment[name];
  const httpProxy = proxy('HTTP_PROXY');
  const httpsProxy = proxy('HTTPS_PROXY');
  if (!httpProxy && !httpsProxy) return new Agent(common);
  return new EnvHttpProxyAgent({
    ...common,
    ...(httpProxy && { httpProxy }),
    ...(httpsProxy && { httpsProxy }),
    noProxy: proxy('NO_PROXY') ?? '',
    requestTls: tls,
  });
}

async function exchange(dispatcher: Dispatcher, outgoing: HttpRequest): Promise<HttpAnswer> {
  const { url, timeout } = outgoing;
  const signal = timeout === null ? undefined : AbortSignal.timeout(timeout);
  try {
    const answer = await request(url, {
      dispatcher,
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body ?? null,
      signal: signal ?? null,
    });
    const body = await readBody(answer.body);
    return { status: answer.statusCode, headers: flatten(answer.headers), body };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw connectionFailure(error, outgoing);
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
