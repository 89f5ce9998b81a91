import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { type Place, startPlace } from './runtime/pushed-app.ts';

/** An API with WebSockets. */
const dialect: Dialect = { ...deis22, sockets: { 'apps.logs': '/v2/apps/{app}/logs' } };

async function deployed(): Promise<Place> {
  const place = await startPlace({}, dialect);
  await place.deploy('hello');
  await place.api('domains.add', { app: 'hello', domain: 'www.example.com' });
  return place;
}

/** Names that a page may have pointed at this machine, or that look like one of it. */
const rebound = [
  'evil.example',
  '127.0.0.1.nip.io',
  'localhost.evil.example',
  'hello.localhost.evil.example',
  'evil.www.example.com',
  '127.0.0.1@evil.example',
  '[::1].evil.example',
  '2130706433',
  '0x7f000001',
];

const controllersPaths = ['/v2/', '/v2/apps', '/v2/auth/whoami/', '/hello.git/info/refs?service=git-receive-pack', '/'];

it('the router serves nothing of the controller to a name that was pointed at this machine', async () => {
  const place = await deployed();
  const headers = { Authorization: `token ${place.token}` };
  for (const host of rebound) {
    for (const path of controllersPaths) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const { status, text, headers: got } = await place.get(host, { method, path, headers });
        expect({ status, host, path }).toEqual({ status: 404, host, path });
        expect(text).not.toMatch(/hello|ada|token/);
        expect(Object.keys(got).filter((name) => /^(?:deis|x-sandbox|access-control)/.test(name))).toEqual([]);
      }
    }
  }
});

it('what an app serves is the app, also below the paths of the controller', async () => {
  const place = await deployed();
  const headers = { Authorization: `token ${place.token}` };
  for (const host of ['hello.localhost', 'www.example.com', `hello.localhost:${place.sandbox.port}`]) {
    for (const path of controllersPaths) {
      const { status, text } = await place.get(host, { path, headers });
      expect(status).toBe(200);
      expect(JSON.parse(text)).toHaveProperty('slug');
    }
  }
});

it("the page of an app cannot ask the controller for anything, with the owner's own token neither", async () => {
  const place = await deployed();
  const { port } = place.sandbox;
  const Authorization = `token ${place.token}`;
  const body = '{"username":"eve","password":"p","email":"eve@example.com"}';
  for (const Origin of [
    `http://hello.localhost:${port}`,
    'https://www.example.com',
    `http://localhost:${port}`,
    'null',
  ]) {
    for (const host of ['127.0.0.1', `localhost:${port}`, '[::1]']) {
      const headers = { Authorization, Origin, 'Content-Type': 'application/json' };
      expect((await place.get(host, { path: '/v2/apps', headers })).status).toBe(403);
      expect((await place.get(host, { method: 'DELETE', path: '/v2/apps/hello/', headers })).status).toBe(403);
      expect((await place.get(host, { method: 'POST', path: '/v2/auth/register/', headers, body })).status).toBe(403);
    }
  }
  expect((await place.api('apps.list')).json).toMatchObject({ count: 1 });
  expect((await place.api('users.list')).json).toMatchObject({ count: 1 });
});

/** The first line of the response to an upgrade. */
function upgrade({ sandbox, token }: Place, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const all = { Authorization: `token ${token}`, Connection: 'Upgrade', Upgrade: 'websocket', ...headers };
    const key = { 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'x3JJHMbDL1EzLkh9GBhXDw==' };
    const lines = Object.entries({ ...all, ...key }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(sandbox.port, '127.0.0.1', () => {
      socket.write(`GET /v2/apps/hello/logs HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    socket.once('data', (data: Buffer) => {
      resolve(data.toString('latin1').split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

it('a WebSocket of the controller is none for web pages', async () => {
  const place = await deployed();
  expect(await upgrade(place, { Host: 'localhost' })).toBe('HTTP/1.1 101 Switching Protocols');
  expect(await upgrade(place, { Host: 'localhost', Origin: 'http://evil.example' })).toBe('HTTP/1.1 403 Forbidden');
  expect(await upgrade(place, { Host: 'localhost', 'Sec-Fetch-Site': 'cross-site' })).toBe('HTTP/1.1 403 Forbidden');
  expect(await upgrade(place, { Host: 'evil.example' })).toBe('HTTP/1.1 404 Refused');
});
