import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFileServer } from '../../src/sandbox/static/file-server.ts';
import { type Answer, sendTo } from './started-sandbox.ts';

/** Serves a folder with some files, and asks for a path. */
async function site(more: (folder: string) => void = () => undefined) {
  const root = mkdtempSync(join(tmpdir(), 'deis-cli-site-'));
  const folder = join(root, 'site');
  mkdirSync(join(folder, 'docs'), { recursive: true });
  mkdirSync(join(folder, '.well-known'));
  writeFileSync(join(root, 'outside.txt'), 'secret');
  for (const [name, text] of Object.entries({
    'index.html': 'home',
    'docs/index.html': 'docs',
    'a b.css': 'a{}',
    '.env': 'TOKEN=1',
    '.well-known/x': 'known',
    empty: '',
  }))
    writeFileSync(join(folder, name), text);
  more(folder);
  const server = createFileServer(folder).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.close();
    rmSync(root, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, method = 'GET', headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    sendTo(url, { method, path, headers });
}

it.each([
  ['/', 'home', 'text/html; charset=utf-8'],
  ['/index.html?x=1', 'home', 'text/html; charset=utf-8'],
  ['/docs/', 'docs', 'text/html; charset=utf-8'],
  ['/a%20b.css', 'a{}', 'text/css; charset=utf-8'],
  ['/.well-known/x', 'known', 'application/octet-stream'],
  ['/empty', '', 'application/octet-stream'],
])('%s is served', async (path, text, type) => {
  const ask = await site();
  const answer = await ask(path);
  expect(answer).toMatchObject({ status: 200, text, headers: { 'Content-Type': type } });
  expect(await ask(path, 'HEAD')).toMatchObject({
    status: 200,
    text: '',
    headers: { 'Content-Length': String(text.length) },
  });
  expect(await ask(path, 'GET', { 'If-None-Match': answer.headers['ETag'] ?? '' })).toMatchObject({
    status: 304,
    text: '',
  });
});

it('a folder is found with its slash, and never at another host', async () => {
  const ask = await site();
  expect(await ask('/docs?a=1')).toMatchObject({ status: 301, headers: { Location: '/docs/?a=1' } });
  expect((await ask('//docs')).headers['Location']).toBe('/docs/');
});

it.each([
  '/.env',
  '/none',
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/docs/..%2f..%2foutside.txt',
  '/link',
  '/up/outside.txt',
  '/folder',
  '/chain',
  '/%00',
  '/%',
])('%s is not served', async (path) => {
  const ask = await site((folder) => {
    symlinkSync('../outside.txt', join(folder, 'link'));
    symlinkSync('..', join(folder, 'up'));
    symlinkSync('docs/..', join(folder, 'folder'));
    symlinkSync('docs', join(folder, 'inner'));
    symlinkSync('inner/../../outside.txt', join(folder, 'chain'));
  });
  const { status, text } = await ask(path);
  // A link to the folder itself is one to a folder without an index of its own name.
  expect([301, 404]).toContain(status);
  expect(text).not.toMatch(/secret|TOKEN/);
});

it('a page of the site stands for what is missing', async () => {
  const ask = await site((folder) => {
    writeFileSync(join(folder, '404.html'), 'lost');
  });
  expect(await ask('/none')).toMatchObject({ status: 404, text: 'lost' });
});

it('nothing is changed', async () => {
  const ask = await site();
  expect(await ask('/', 'POST')).toMatchObject({ status: 405, headers: { Allow: 'GET, HEAD' } });
});
