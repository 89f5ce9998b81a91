import { describe, expect, it, onTestFinished } from 'vitest';
import { type Failure } from '../../src/base/errors.ts';
import type { Authorities, HttpAnswer, TransportOptions } from '../../src/http/exchange.ts';
import { openTransport } from '../../src/http/transport.ts';
import { serve, tlsFixture } from './servers.ts';

/** Trust in one certificate of the fixtures. */
const only = (name: string): readonly Authorities[] => [() => Promise.resolve([tlsFixture(name)])];
const ofTests = only('authority');
const ofNode: Authorities = () => undefined;

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
    ['expired', 'expired', ofTests, /has expired/],
    ['not valid yet', 'future', ofTests, /is not valid yet/],
    ['for another host', 'other-host', ofTests, /is for a different host/],
  ])('are refused when they are %s, and no request is sent', async (_, certificate, trusted, message) => {
    const server = await serve((response) => response.end('{}'), certificate);
    const failure = await ask(server.origin, { trusted });
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
    expect(await ask(origin, { trusted: ofTests })).toMatchObject({ status: 200, body: '{}' });
  });

  it('that are self-signed are good when they are trusted themselves', async () => {
    const { origin } = await serve((response) => response.end('{}'), 'self-signed');
    expect(await ask(origin, { trusted: only('self-signed') })).toMatchObject({ status: 200 });
  });

  it.each([
    ['self-signed', only('self-signed')],
    ['localhost', ofTests],
  ])('of authorities that come later are good, and each request is sent once: %s', async (certificate, later) => {
    const server = await serve((response) => response.end('{}'), certificate);
    const transport = await openTransport({
      verifyTls: true,
      environment: {},
      origin: server.origin,
      trusted: [ofNode, ...only('other-host'), ...later],
    });
    onTestFinished(() => transport.close());
    const request = { method: 'POST', url: new URL(server.origin), headers: {}, body: '{}', timeout: 10_000 } as const;
    const answers = await Promise.all([1, 2, 3].map(() => transport.exchange(request)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.requests.map(({ body }) => body)).toEqual(['{}', '{}', '{}']);
    const before = server.connections();
    await transport.exchange(request);
    expect(server.connections()).toBe(before);
  });

  it('are not read before they are needed', async () => {
    const { origin } = await serve((response) => response.end('{}'), 'localhost');
    const unread: Authorities = () => Promise.reject(new Error('was read'));
    expect(await ask(origin, { trusted: [...ofTests, unread] })).toMatchObject({ status: 200 });
    expect(await ask(origin, { trusted: [ofNode, unread] })).toMatchObject({ message: 'was read' });
  });

  it.each(['expired', 'future', 'other-host'])(
    'that are wrong in another way stay refused: %s',
    async (certificate) => {
      const server = await serve((response) => response.end('{}'), certificate);
      expect(await ask(server.origin, { trusted: [ofNode, ...ofTests] })).toMatchObject({ kind: 'no_answer' });
      expect(server.requests).toEqual([]);
    },
  );
});
