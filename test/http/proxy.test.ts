import { describe, expect, it, onTestFinished } from 'vitest';
import { type Failure } from '../../src/base/errors.ts';
import type { Authorities, HttpAnswer, TransportOptions } from '../../src/http/exchange.ts';
import { findProxy } from '../../src/http/proxy.ts';
import { openTransport } from '../../src/http/transport.ts';
import { closedPort, serve, serveProxy, type TestServer, tlsFixture } from './servers.ts';

const trusted: readonly Authorities[] = [() => Promise.resolve([tlsFixture('authority')])];

async function ask(origin: string, options: Partial<TransportOptions> = {}): Promise<HttpAnswer | Failure> {
  const transport = await openTransport({ verifyTls: true, environment: {}, origin, trusted, ...options });
  onTestFinished(() => transport.close());
  const headers = { authorization: 'token secret' };
  return transport
    .exchange({ method: 'GET', url: new URL(`${origin}/v2/apps`), headers, timeout: 10_000 })
    .catch((error: unknown) => error as Failure);
}

/** A server that only the tunnel of a proxy leads to: its certificate is for a host that is not this machine. */
async function serveBehindTunnel(): Promise<TestServer> {
  const server = await serve((response) => response.end('direct'), 'other-host');
  return { ...server, origin: `https://other.example.com:${server.port}` };
}

describe('the proxy variables', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('lead http through a proxy: %s', async (name) => {
    const proxy = await serveProxy();
    const answer = await ask('http://deis.example.com:8000', { environment: { [name]: proxy.origin } });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-proxied': 'yes' } });
    expect(proxy.requests).toMatchObject([{ method: 'GET', path: 'http://deis.example.com:8000/v2/apps' }]);
    expect(proxy.requests[0]?.headers.host).toBe('deis.example.com:8000');
  });

  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'lead https through a tunnel, where the token cannot be read: %s',
    async (name) => {
      const server = await serveBehindTunnel();
      const proxy = await serveProxy();
      const environment = { [name]: proxy.origin };
      expect(await ask(server.origin, { environment })).toMatchObject({ body: 'direct' });
      expect(proxy.requests).toMatchObject([{ method: 'CONNECT', path: `other.example.com:${server.port}` }]);
      expect(JSON.stringify(proxy.requests)).not.toContain('secret');
      expect(server.requests[0]?.headers.authorization).toBe('token secret');
    },
  );

  it('check the certificate behind the tunnel too', async () => {
    const proxy = await serveProxy();
    const environment = { https_proxy: proxy.origin };
    const { port } = await serve((response) => response.end('{}'), 'localhost');
    const origin = `https://other.example.com:${port}`;
    expect(await ask(origin, { environment })).toMatchObject({
      message: `The TLS certificate of other.example.com:${port} is for a different host.`,
    });
    expect(await ask(origin, { environment, verifyTls: false })).toMatchObject({ status: 200 });
  });

  it('send the credentials of the proxy to the proxy alone', async () => {
    const server = await serveBehindTunnel();
    const proxy = await serveProxy();
    const environment = { HTTPS_PROXY: proxy.origin.replace('//', '//user:p%40ss@') };
    await ask(server.origin, { environment });
    const basic = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(proxy.requests[0]?.headers['proxy-authorization']).toBe(basic);
    expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it.each(['', 'user@', 'user:@', ':hunter2@'])('may have credentials in part: %s', async (credentials) => {
    const proxy = await serveProxy();
    const environment = { HTTP_PROXY: proxy.origin.replace('//', `//${credentials}`) };
    await ask('http://deis.example.com', { environment });
    const basic = `Basic ${Buffer.from('user:').toString('base64')}`;
    expect(proxy.requests[0]?.headers['proxy-authorization']).toBe(credentials.includes('user') ? basic : undefined);
  });

  it('need no scheme', async () => {
    const proxy = await serveProxy();
    const environment = { http_proxy: proxy.origin.replace('http://', '') };
    expect(await ask('http://deis.example.com', { environment })).toMatchObject({ headers: { 'x-proxied': 'yes' } });
  });

  it.each([
    { HTTPS_PROXY: 'http://127.0.0.1:9' },
    { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: '' },
    { HTTP_PROXY: '' },
  ])('do not count for another scheme or when they are empty: %o', (environment) => {
    expect(findProxy('http://deis.example.com', environment)).toBeUndefined();
  });

  it.each([
    'http://user:hunter2@[broken',
    'ftp://hunter2@proxy',
    '://',
    'http://proxy:99999',
    'http://user:p@hunter2#word@proxy:3128',
    'user:hunter2#@proxy:3128',
    'http://user:1/hunter2@proxy',
    'http://user:1?hunter2@proxy',
    'DOMAIN\\user:hunter2@proxy',
    'http://user:hunter2%zz@proxy',
    'http://proxy?hunter2',
    'socks5://',
  ])('that hold no URL are wrong usage, and are not shown: %s', async (value) => {
    const opened = openTransport({ verifyTls: true, environment: { HTTP_PROXY: value }, origin: 'http://a' });
    const failure = (await opened.catch((error: unknown) => error)) as Failure;
    expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining('HTTP_PROXY') as string });
    expect(`${failure.message} ${failure.hint ?? ''}`).not.toContain('hunter2');
  });

  it.each([403, 407, 502])('tell when the proxy opens no tunnel: %i', async (status) => {
    const proxy = await serveProxy(status);
    const failure = await ask('https://deis.example.com', { environment: { HTTPS_PROXY: proxy.origin } });
    expect(failure).toMatchObject({
      kind: 'no_answer',
      message: `The proxy in HTTPS_PROXY does not connect to deis.example.com: it responded with status ${status}.`,
    });
  });

  it.each(['http', 'https'])('tell that it is the proxy which cannot be reached, for %s', async (scheme) => {
    const environment = { [`${scheme}_proxy`]: `http://127.0.0.1:${closedPort}` };
    expect(await ask(`${scheme}://deis.example.com`, { environment })).toMatchObject({
      kind: 'no_answer',
      message: `The proxy in ${scheme.toUpperCase()}_PROXY is unreachable (ECONNREFUSED).`,
      hint: expect.stringContaining('NO_PROXY') as string,
    });
  });

  it.each(['http://user:p@hunter2#word@proxy:3128', 'http://user:1/hunter2@proxy', 'http://user:hunter2%zz@proxy'])(
    'say how to write a password that cannot be read: %s',
    (value) => {
      const hint = expect.stringMatching(/password.* %2/) as string;
      expect(() => findProxy('http://a.example.com', { HTTP_PROXY: value })).toThrow(
        expect.objectContaining({ kind: 'usage', hint }),
      );
    },
  );
});

describe('without a proxy', () => {
  it.each([
    'http://127.0.0.1',
    'http://127.1.2.3:8000',
    'http://localhost',
    'http://[::1]:8000',
    'http://[::ffff:127.0.0.1]',
  ])('is this machine requested, so that no token leaves it: %s', (origin) => {
    const environment = { HTTP_PROXY: 'http://proxy.example.com:3128', HTTPS_PROXY: 'http://proxy.example.com:3128' };
    expect(findProxy(origin, environment)).toBeUndefined();
    expect(findProxy(origin.replace('http:', 'https:'), environment)).toBeUndefined();
  });

  it('is a controller on this machine requested', async () => {
    const server = await serve((response) => response.end('direct'));
    const proxy = await serveProxy();
    expect(await ask(server.origin, { environment: { HTTP_PROXY: proxy.origin } })).toMatchObject({ body: 'direct' });
    expect(proxy.requests).toEqual([]);
  });

  const rows: readonly [exceptions: string, direct: readonly string[], proxied: readonly string[]][] = [
    ['*', ['http://deis.example.com', 'http://10.1.2.3', 'http://[fd00::1]'], []],
    [
      'example.com',
      ['http://example.com', 'https://deis.example.com:8000'],
      ['http://example.org', 'http://myexample.com'],
    ],
    ['a.test, Example.COM b.test', ['http://a.test', 'http://example.com', 'http://b.test'], ['http://c.test']],
    ['.example.com', ['http://deis.example.com'], ['http://example.com']],
    ['*.example.com', ['http://deis.example.com'], ['http://example.com']],
    ['example.com:8000', ['http://deis.example.com:8000'], ['http://example.com', 'http://example.com:80']],
    ['example.com:443', ['https://example.com'], ['http://example.com']],
    ['10.0.0.0/8', ['http://10.0.0.1', 'http://10.255.1.2:8000', 'http://[::ffff:10.0.0.1]'], ['http://11.0.0.1']],
    ['10.1.2.3/8,192.168.0.0/16', ['http://10.9.9.9', 'http://192.168.7.7'], ['http://192.169.0.1']],
    ['0.0.0.0/0', ['http://10.0.0.1'], ['http://deis.example.com', 'http://[fd00::1]']],
    ['fd00::/8', ['http://[fd00::1]', 'http://[fdff::1]:80'], ['http://[fe80::1]', 'http://10.0.0.1']],
    ['10.0.0.1', ['http://10.0.0.1', 'http://10.0.0.1:8000'], ['http://10.0.0.2', 'http://10.0.0.1.example.com']],
    ['10.0.0.1:8000', ['http://10.0.0.1:8000'], ['http://10.0.0.1']],
    ['fd00::1', ['http://[fd00::1]', 'http://[fd00:0::1]:8000'], ['http://[fd00::2]']],
    ['[fd00::1]', ['http://[fd00::1]:8000'], ['http://[fd00::2]']],
    ['[fd00::1]:80', ['http://[fd00::1]'], ['http://[fd00::1]:8000']],
    ['10.0.0.0/33, ,:80,/8,fd00::/999', [], ['http://10.0.0.1', 'http://[fd00::1]', 'http://deis.example.com']],
  ];
  it.each(rows)('are the hosts of NO_PROXY requested: %s', (exceptions, direct, proxied) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const environment = { HTTP_PROXY: 'proxy.test:1', HTTPS_PROXY: 'proxy.test:1', [name]: exceptions };
      expect(direct.filter((origin) => findProxy(origin, environment))).toEqual([]);
      expect(proxied.filter((origin) => !findProxy(origin, environment))).toEqual([]);
    }
  });
});
