import { createSecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { TransportOptions } from './exchange.ts';
import type { Proxy } from './proxy.ts';

const connectTimeout = 10_000;

/** Opens what sends requests to one origin, directly or through a proxy, and trusts these authorities. */
export async function openDispatcher(
  { origin, verifyTls }: TransportOptions,
  proxy: Proxy | undefined,
  ca: readonly string[] | undefined,
  isTunnel: boolean,
): Promise<Dispatcher> {
  const isTls = origin.startsWith('https:');
  const isTlsProxy = proxy?.url.startsWith('https:') === true;
  // Made once: each connection would parse the authorities again.
  const secureContext = isTls || isTlsProxy ? createSecureContext({ ...(ca && { ca: [...ca] }) }) : undefined;
  const tls = { rejectUnauthorized: verifyTls, ...(secureContext && { secureContext }) };
  const connect = { timeout: connectTimeout, ...tls };
  if (!proxy) {
    const { openPool } = await import('./undici-pool.ts');
    return openPool(origin, { connect });
  }
  const { openProxyAgent } = await import('./undici-proxy.ts');
  const { url, credentials } = proxy;
  return openProxyAgent({
    connect,
    uri: url,
    ...(credentials && authorization(url, credentials)),
    requestTls: tls,
    // A proxy is checked even where the controller is not.
    ...(isTlsProxy && secureContext && { proxyTls: { secureContext } }),
    // Plain http is handed to the proxy as it is: many proxies open tunnels to port 443 only.
    proxyTunnel: isTunnel,
  });
}

function authorization(url: string, { username, password }: NonNullable<Proxy['credentials']>): object {
  if (url.startsWith('socks')) return { username, password };
  return { token: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
