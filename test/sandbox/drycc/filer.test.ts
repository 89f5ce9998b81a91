import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { request as httpRequest } from 'node:http';
import { expect, it } from 'vitest';
import { type DryccPlace, startDrycc } from './place.ts';

interface Reply {
  readonly status: number;
  readonly body: string;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const root = '/v2/apps/hello/volumes/data/filer';

/** Sends a path as it is: `..` too. */
function send({ sandbox }: DryccPlace, { method, path, headers = {}, body = '' }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { port: sandbox.port, host: '127.0.0.1', method, path, headers, agent: false };
    httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    })
      .on('error', reject)
      .end(body);
  });
}

/** A place whose volume is served, and how to ask its WebDAV server. */
async function served(options: Parameters<typeof startDrycc>[1] = {}) {
  const place = await startDrycc(['eve'], options);
  await place.ask('volumes.create', { app: 'hello', name: 'data', size: '1G' });
  const token = (name: string) => ({ Authorization: `token ${place.tokens.get(name) ?? ''}` });
  const bound = await send(place, { method: 'POST', path: `${root}/_/bind`, headers: token('ada') });
  const { username, password } = JSON.parse(bound.body) as { username: string; password: string };
  const login = { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  const dav = (method: string, path: string, body?: string, headers = {}): Promise<Reply> =>
    send(place, {
      method,
      path: `${root}/webdav${path}`,
      headers: { ...login, ...headers },
      ...(body !== undefined && { body }),
    });
  return { place, token, dav };
}

it('keeps the files of a volume: written, listed, copied, moved and removed', async () => {
  const { place, dav } = await served();
  expect((await dav('PROPFIND', '/', '', { Depth: '1' })).body).toContain(`<D:href>${root}/webdav/</D:href>`);
  expect((await dav('PUT', '/a%20b.txt', 'hello')).status).toBe(201);
  expect((await dav('PUT', '/a%20b.txt', 'hello again')).status).toBe(204);
  expect((await dav('MKCOL', '/sub')).status).toBe(201);
  expect((await dav('PUT', '/none/x', 'x')).status).toBe(409);
  const destination = (path: string) => ({
    Destination: `http://127.0.0.1:${place.sandbox.port}${root}/webdav${path}`,
  });
  expect((await dav('COPY', '/a%20b.txt', '', destination('/sub/copy'))).status).toBe(201);
  expect((await dav('MOVE', '/a%20b.txt', '', destination('/sub/%26moved'))).status).toBe(201);
  expect((await dav('COPY', '/sub', '', destination('/sub/inside'))).status).toBe(403);
  const listed = await dav('PROPFIND', '/sub', '', { Depth: '1' });
  expect(listed.status).toBe(207);
  expect(listed.body).toContain('/webdav/sub/%26moved</D:href>');
  expect(listed.body).toContain('<D:displayname>&amp;moved</D:displayname><D:getcontentlength>11<');
  expect(await dav('GET', '/sub/copy')).toEqual({ status: 200, body: 'hello again' });
  expect((await dav('DELETE', '/sub')).status).toBe(204);
  expect((await dav('GET', '/sub/copy')).status).toBe(404);
  expect((await dav('LOCK', '/x')).status).toBe(405);
});

it('answers nobody else, and nothing outside of the volume', async () => {
  const { place, dav, token } = await served();
  await dav('PUT', '/a', 'hello');
  expect((await send(place, { method: 'GET', path: `${root}/webdav/a`, headers: token('ada') })).status).toBe(401);
  for (const path of ['/../../../sandbox.db', '/%2e%2e/x', '/..%2fx', '/%00', '/%ff']) {
    expect((await dav('GET', path)).body).not.toContain('SQLite');
    expect((await dav('GET', path)).status).toBeGreaterThanOrEqual(400);
    expect((await dav('PUT', path, 'x')).status).toBeGreaterThanOrEqual(400);
  }
  expect((await dav('COPY', '/a', '', { Destination: `${root.replace('data', 'other')}/webdav/a` })).status).toBe(502);
  expect((await dav('GET', '/a', '', { Origin: 'http://evil.example.com' })).status).toBe(403);
  const bind = { method: 'POST', path: `${root}/_/bind` };
  expect(await send(place, { ...bind, headers: token('eve') })).toEqual({ status: 403, body: 'permission denied' });
});

it('is there until an hour after the last ping', async () => {
  let hours = 0;
  const { place, dav, token } = await served({ now: () => new Date(Date.UTC(2026, 0, 1, 0, hours * 60)) });
  const ping = () => send(place, { method: 'GET', path: `${root}/_/ping`, headers: token('ada') });
  hours = 0.9;
  expect(await ping()).toEqual({ status: 200, body: 'pong' });
  hours = 1.8;
  expect((await dav('PROPFIND', '/')).status).toBe(207);
  hours = 2;
  expect((await dav('PROPFIND', '/')).status).toBe(428);
  expect(await ping()).toEqual({ status: 503, body: 'filer service unavailable' });
});

it('does not give the files of a volume that was removed to a new one', async () => {
  const { place, token, dav } = await served();
  await dav('PUT', '/a', 'secret');
  expect((await place.ask('volumes.remove', { app: 'hello', volume: 'data' })).status).toBe(204);
  await place.ask('volumes.create', { app: 'hello', name: 'data', size: '1G' });
  expect((await dav('GET', '/a')).status).toBe(428);
  await send(place, { method: 'POST', path: `${root}/_/bind`, headers: token('ada') });
  expect(readdirSync(join(place.sandbox.directory, 'volumes'))).toHaveLength(1);
  expect((await dav('GET', '/a')).status).toBe(401);
});
