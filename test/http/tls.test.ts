import { describe, expect, it, onTestFinished } from 'vitest';
import { type Failure } from '../../src/base/errors.ts';
import type { HttpAnswer, TransportOptions } from '../../src/http/exchange.ts';
import { openTransport } from '../../src/http/transport.ts';
import { closedPort, serve, serveProxy, tlsFixture } from './servers.ts';

const authority = tlsFixture('authority');

async function ask(origin: string, options: Partial<TransportOptions> = {}): Promise<HttpAnswer | Failure> {
  const transport = await openTransport({ verifyTls: true, environment: {}, origin, ...options });
  onTestFinished(() => transport.close());
  const headers = { authorization: 'token secret' };
  return transport
    .exchange({ method: 'GET', url: new URL(`${origin}/v2/apps`), headers, timeout: 10_000 })
    .catch((error: unknown) => error as Failure);
}

describe('certificates', () => {
  it.each([
    ['self-signed', 'self-signed', undefined, /not signed by an authority that this machine trusts/],
    ['of an unknown authority', 'localhost', undefined, /not signed by an authority that this machine trusts/],
    ['expired', 'expired', authority, /has expired/],
    ['not valid yet', 'future', authority, /is not valid yet/],
    ['for another host', 'other-host', authority, /is for a different host/],
  ])('are refused when they are %s, and no request is sent', async (_, certificate, extraAuthorities, message) => {
    const server = await serve((response) => response.end('{}'), certificate);
    const failure = await ask(server.origin, { extraAuthorities });
    expect(failure).toMatchObject({ kind: 'no_answer', exitCode: 7 });
    expect((failure as Failure).message).toMatch(message);
    expect((failure as Failure).message).toContain(`localhost:${server.port}`);
    expect(server.requests).toEqual([]);
  });

  it('that are self-signed come with a hint', async () => {
    const { origin } = await serve((response) => response.end('{}'), 'self-signed');
    expect((await ask(origin)) as Failure).toHaveProperty('hint', expect.stringMatching(/CA.*--ssl-verify=false/));
  });

  it.each(['self-signed', 'localhost', 'expired', 'future', 'other-host'])(
    'are not checked where the user does not want it: %s',
    async (certificate) => {
      const { origin } = await serve((response) => response.end('{}'), certificate);
      expect(await ask(origin, { verifyTls: false })).toMatchObject({ status: 200 });
    },
  );

  it('of an extra authority are good', async () => {
    const { origin } = await serve((response) => response.end('{}'), 'localhost');
    expect(await ask(origin, { extraAuthorities: authority })).toMatchObject({ status: 200, body: '{}' });
  });

  it('that are self-signed are good when they are trusted themselves', async () => {
    const { origin } = await serve((response) => response.end('{}'), 'self-signed');
    expect(await ask(origin, { extraAuthorities: tlsFixture('self-signed') })).toMatchObject({ status: 200 });
  });
});

describe('the proxy variables', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('lead http through a proxy: %s', async (name) => {
    const server = await serve((response) => response.end('direct'));
    const proxy = await serveProxy();
    const answer = await ask(server.origin, { environment: { [name]: proxy.origin } });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-proxied': 'yes' } });
    expect(proxy.requests).toMatchObject([{ method: 'GET', path: `${server.origin}/v2/apps` }]);
    expect(proxy.requests[0]?.headers.host).toBe(new URL(server.origin).host);
    expect(server.requests).toEqual([]);
  });

  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'lead https through a tunnel, where the token cannot be read: %s',
    async (name) => {
      const server = await serve((response) => response.end('direct'), 'localhost');
      const proxy = await serveProxy();
      const environment = { [name]: proxy.origin };
      expect(await ask(server.origin, { environment, extraAuthorities: authority })).toMatchObject({ body: 'direct' });
      expect(proxy.requests).toMatchObject([{ method: 'CONNECT', path: `localhost:${server.port}` }]);
      expect(JSON.stringify(proxy.requests)).not.toContain('secret');
      expect(server.requests[0]?.headers.authorization).toBe('token secret');
    },
  );

  it('check the certificate behind the tunnel too', async () => {
    const proxy = await serveProxy();
    const environment = { https_proxy: proxy.origin };
    const other = await serve((response) => response.end('{}'), 'other-host');
    expect(await ask(other.origin, { environment, extraAuthorities: authority })).toMatchObject({
      message: `The TLS certificate of localhost:${other.port} is for a different host.`,
    });
    expect(await ask(other.origin, { environment, verifyTls: false })).toMatchObject({ status: 200 });
  });

  it('send the credentials of the proxy to the proxy alone', async () => {
    const server = await serve((response) => response.end('direct'), 'localhost');
    const proxy = await serveProxy();
    const environment = { HTTPS_PROXY: proxy.origin.replace('//', '//user:p%40ss@') };
    await ask(server.origin, { environment, extraAuthorities: authority });
    const basic = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(proxy.requests[0]?.headers['proxy-authorization']).toBe(basic);
    expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('need no scheme', async () => {
    const proxy = await serveProxy();
    const environment = { http_proxy: proxy.origin.replace('http://', '') };
    expect(await ask('http://deis.example.com', { environment })).toMatchObject({ headers: { 'x-proxied': 'yes' } });
  });

  it.each(['127.0.0.1', 'example.com,127.0.0.1', '*', 'other 127.0.0.1'])(
    'leave out the hosts of NO_PROXY: %s',
    async (exceptions) => {
      const server = await serve((response) => response.end('direct'));
      const proxy = await serveProxy();
      const environment = { HTTP_PROXY: proxy.origin, NO_PROXY: exceptions };
      expect(await ask(server.origin, { environment })).toMatchObject({ body: 'direct' });
      expect(proxy.requests).toEqual([]);
    },
  );

  it.each([
    { HTTPS_PROXY: 'http://127.0.0.1:9' },
    { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: '' },
    { HTTP_PROXY: '' },
  ])('do not count for another scheme or when they are empty: %o', async (environment) => {
    const server = await serve((response) => response.end('direct'));
    expect(await ask(server.origin, { environment })).toMatchObject({ body: 'direct' });
  });

  it.each(['http://user:hunter2@[broken', 'ftp://hunter2@proxy', '://'])(
    'that hold no URL are wrong usage, and are not shown: %s',
    async (value) => {
      const opened = openTransport({ verifyTls: true, environment: { HTTP_PROXY: value }, origin: 'http://a' });
      const failure = (await opened.catch((error: unknown) => error)) as Failure;
      expect(failure).toMatchObject({ kind: 'usage', message: expect.stringContaining('HTTP_PROXY') as string });
      expect(`${failure.message} ${failure.hint ?? ''}`).not.toContain('hunter2');
    },
  );

  it.each([403, 407, 502])('tell when the proxy opens no tunnel: %i', async (status) => {
    const proxy = await serveProxy(status);
    const failure = await ask('https://deis.example.com', { environment: { HTTPS_PROXY: proxy.origin } });
    expect(failure).toMatchObject({
      kind: 'no_answer',
      message: `The proxy in HTTPS_PROXY does not connect to deis.example.com: it answers with status ${status}.`,
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
});
