import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as tlsConnect } from 'node:tls';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { deis23 } from '../../../src/api/dialects/deis-2.3.ts';
import { sandboxDialects as dialects } from '../../../src/sandbox/rules/rules-of.ts';
import { type Got, type Place, startPlace, until } from './pushed-app.ts';

const require = createRequire(import.meta.url);

async function deployed(...given: Parameters<typeof startPlace>): Promise<Place> {
  const place = await startPlace(...given);
  await place.deploy('hello');
  return place;
}

interface Echo {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

describe('the router', () => {
  it('serves an app at every domain that was added, on the same port, and at no other name', async () => {
    const place = await deployed();
    await place.api('domains.add', { app: 'hello', domain: 'www.Example.com' });
    await place.api('domains.add', { app: 'hello', domain: '*.example.org' });
    for (const host of ['www.example.com', 'WWW.example.com:80', 'a.example.org', 'hello.localhost.'])
      expect((await place.get(host)).status, host).toBe(200);
    for (const host of ['example.com', 'a.b.example.org', 'other.localhost', 'hello', '192.168.0.1']) {
      const { status, text } = await place.get(host);
      expect(status, host).toBe(404);
      expect(text).not.toContain('hello');
    }
    await place.api('domains.remove', { app: 'hello', domain: 'www.Example.com' });
    expect((await place.get('www.example.com')).status).toBe(404);
  });

  it('serves the API to no name but those of this machine', async () => {
    const place = await deployed();
    const headers = { Authorization: `token ${place.token}` };
    expect((await place.get('localhost', { path: '/v2/apps', headers })).status).toBe(200);
    const { text } = await place.get('hello.localhost', { path: '/v2/apps', headers });
    expect(JSON.parse(text)).toHaveProperty('slug');
  });

  it.each(dialects)('is what the url of an app leads to in $name', async (dialect) => {
    const place = await deployed({}, dialect);
    const { json } = await place.api('apps.info', { app: 'hello' });
    const { url } = json as { url: string };
    expect(url).toBe(`http://hello.localhost:${place.sandbox.port}`);
    expect((await place.get(new URL(url).host)).status).toBe(200);
  });

  it('passes path, query and headers on as they are, and says itself where a request came from', async () => {
    const place = await deployed();
    const headers = { 'X-Forwarded-For': '1.2.3.4', 'X-Custom': 'kept', Connection: 'X-Hop', 'X-Hop': 'dropped' };
    const { text } = await place.get('hello.localhost:80', { path: '/headers?a=%20b//c', headers });
    const echo = JSON.parse(text) as Echo;
    expect(echo.url).toBe('/headers?a=%20b//c');
    expect(echo.headers).toMatchObject({
      host: 'hello.localhost:80',
      'x-custom': 'kept',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': String(place.sandbox.port),
    });
    expect(echo.headers).not.toHaveProperty('x-hop');
  });

  it('passes large bodies both ways', async () => {
    const place = await deployed();
    const body = randomBytes(20 * 1024 * 1024);
    const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
    const got = await new Promise<Buffer>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: place.sandbox.port,
        method: 'POST',
        path: '/echo',
        agent: false as const,
      };
      const sent = httpRequest({ ...options, headers: { Host: 'hello.localhost' } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve(Buffer.concat(chunks));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
    expect(hash(got)).toBe(hash(body));
  });

  it('passes a stream on while it is written', async () => {
    const place = await startPlace();
    const files = {
      'server.js': `require('http').createServer((request, response) => {
        if (request.url === '/go') { go(); return response.end(); }
        response.write('first'); go = () => response.end('last');
      }).listen(process.env.PORT); let go;`,
    };
    await place.deploy('hello', { files });
    const text = await new Promise<string>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: place.sandbox.port, agent: false as const };
      const sent = httpRequest({ ...options, headers: { Host: 'hello.localhost' } }, (response) => {
        let all = '';
        response.on('data', (chunk: Buffer) => {
          all += `[${chunk.toString()}]`;
          // The end is only written after the beginning has arrived.
          if (all === '[first]') void place.get('hello.localhost', { path: '/go' });
        });
        response.on('end', () => {
          resolve(all);
        });
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(text).toBe('[first][last]');
  });

  it('passes upgraded connections on, and closes them when their process leaves', async () => {
    const place = await startPlace();
    const files = {
      'server.js': `const server = require('http').createServer((_, response) => response.end());
        server.on('upgrade', (request, socket) => {
          socket.write('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n');
          socket.on('data', (chunk) => socket.write('echo ' + chunk));
        });
        server.listen(process.env.PORT);`,
    };
    await place.deploy('hello', { files });
    const socket = connect(place.sandbox.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET / HTTP/1.1\r\nHost: hello.localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await until(() => text.includes('101 Switching Protocols'));
    socket.write('hi');
    await until(() => text.endsWith('echo hi'));
    await place.api('pods.restart', { app: 'hello' });
    await closed;
  });

  it('passes WebSockets on', async () => {
    const place = await startPlace();
    const library = require.resolve('ws');
    const files = {
      'server.js': `const { WebSocketServer } = require(${JSON.stringify(library)});
        const server = require('http').createServer((_, response) => response.end());
        new WebSocketServer({ server }).on('connection', (socket, { url }) => {
          socket.on('message', (data, isBinary) => socket.send(isBinary ? data : url + ' ' + data));
        });
        server.listen(process.env.PORT);`,
    };
    await place.deploy('hello', { files });
    const address = `ws://127.0.0.1:${place.sandbox.port}/chat?room=1`;
    const socket = new WebSocket(address, { headers: { Host: 'hello.localhost' } });
    const ask = async (data: string | Buffer): Promise<string> => {
      const answer = once(socket, 'message') as Promise<[Buffer]>;
      socket.send(data);
      return (await answer)[0].toString('latin1');
    };
    await once(socket, 'open');
    expect(await ask('hi')).toBe('/chat?room=1 hi');
    expect(await ask(Buffer.alloc(100_000, 7))).toBe('\u0007'.repeat(100_000));
    socket.close();
    await once(socket, 'close');
  });

  it('ends a request that goes round in circles', async () => {
    const place = await startPlace();
    const files = {
      'server.js': `require('http').createServer((request, response) => {
        const { host, port } = { host: '127.0.0.1', port: ${place.sandbox.port} };
        require('http').get({ host, port, headers: request.headers, agent: false }, (inner) => {
          response.writeHead(inner.statusCode); inner.pipe(response);
        });
      }).listen(process.env.PORT);`,
    };
    await place.deploy('hello', { files });
    expect((await place.get('hello.localhost')).status).toBe(508);
  });

  it('says what to type where nothing is up', async () => {
    const place = await startPlace();
    const before = await place.get('hello.localhost');
    expect(before.status).toBe(503);
    expect(before.text).toContain('git push deis HEAD:main');
    await place.deploy('hello');
    await place.api('pods.scale', { app: 'hello', counts: { web: 0 } });
    const after = await place.get('hello.localhost');
    expect(after.status).toBe(503);
    expect(after.text).toContain('deis scale web=1 -a hello');
  });

  it('shows maintenance, hides what is not routable, and lets only the whitelist in', async () => {
    const place = await deployed({}, deis23);
    const set = async (settings: object): Promise<Got> => {
      expect((await place.api('settings.set', { app: 'hello', ...settings })).status).toBe(201);
      return place.get('hello.localhost');
    };
    expect(await set({ maintenance: true })).toMatchObject({
      status: 503,
      text: expect.stringContaining('maintenance') as string,
    });
    expect(await set({ maintenance: false })).toMatchObject({ status: 200 });
    expect(await set({ routable: false })).toMatchObject({ status: 404 });
    expect(await set({ routable: true })).toMatchObject({ status: 200 });
    const refused = await set({ whitelist: ['10.0.0.0/8'] });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('127.0.0.1');
    expect(await set({ whitelist: ['10.0.0.0/8', '127.0.0.0/8'] })).toMatchObject({ status: 200 });
  });

  it('writes what it does to the log, without queries', async () => {
    const place = await deployed();
    await place.get('hello.localhost', { path: '/page?token=secret' });
    const log = await until(async () => {
      const { text } = await place.api('apps.logs', { app: 'hello' });
      return text.includes('GET /page') && text;
    });
    expect(log).toMatch(/deis\[router\]: GET \/page 200 \d+ms web\.1/);
    expect(log).toMatch(/hello\[web\.1\]: asked for \/page/);
    expect(log).not.toContain('secret');
  });
});

describe('HTTPS', () => {
  const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
  const certificate = fixture('san.example.com.pem');
  const key = fixture('san.example.com.key.pem');
  const domain = 'san.example.com';

  function secureGet(port: number, host: string, ca: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, servername: host, ca, agent: false as const, path: '/headers' };
      const sent = httpsRequest({ ...options, headers: { Host: host } }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  it('has the certificate that is attached to the domain, and for others none', async () => {
    const place = await deployed();
    const { sandbox } = place;
    await place.api('domains.add', { app: 'hello', domain });
    await place.api('certs.add', { name: 'mine', certificate, key });
    const before = secureGet(sandbox.securePort, domain, certificate);
    await expect(before).rejects.toThrow(/alert|handshake/);
    await place.api('certs.attach', { name: 'mine', domain });
    const { status, text } = await secureGet(sandbox.securePort, domain, certificate);
    expect(status).toBe(200);
    expect((JSON.parse(text) as Echo).headers).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-port': String(sandbox.securePort),
    });
    const other = new Promise((_, reject) => {
      tlsConnect({ host: '127.0.0.1', port: sandbox.securePort, servername: 'other.example.com' }).on('error', reject);
    });
    await expect(other).rejects.toThrow(/alert/);
    await place.api('certs.detach', { name: 'mine', domain });
    await expect(secureGet(sandbox.securePort, domain, certificate)).rejects.toThrow();
  });

  it('is where requests are sent once it is enforced', async () => {
    const place = await deployed({}, deis23);
    await place.api('tls.set', { app: 'hello', https_enforced: true });
    const { status, headers } = await place.get('hello.localhost', { path: '/a?b=c' });
    expect(status).toBe(301);
    expect(headers.location).toBe(`https://hello.localhost:${place.sandbox.securePort}/a?b=c`);
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});
