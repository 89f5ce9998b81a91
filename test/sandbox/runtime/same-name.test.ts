import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../started-sandbox.ts';
import { startPlace, until } from './pushed-app.ts';

/** A server that does not end at SIGTERM before a file is there. */
const lingering = (file: string): string => `
const http = require('http');
http.createServer((request, response) => response.end('first')).listen(process.env.PORT);
process.on('SIGTERM', () => setInterval(() => require('fs').existsSync(${JSON.stringify(file)}) && process.exit(), 5));
`;

describe('an app that has the name of one that was destroyed', () => {
  it('has none of its processes, though they are still going', async () => {
    const mayEnd = join(await temporaryFolder(), 'may-end');
    const place = await startPlace();
    // Before the sandbox is closed, which waits for it.
    onTestFinished(() => {
      writeFileSync(mayEnd, '');
    });
    await place.deploy('hello', { files: { 'server.js': lingering(mayEnd) } });
    const old = place.sandbox.controller.runtime.processes('hello');
    await place.api('apps.destroy', { app: 'hello' });
    await place.api('apps.create', { id: 'hello' });
    expect(existsSync(mayEnd)).toBe(false);
    expect(old).toHaveLength(1);
    expect(await place.states('hello')).toEqual([]);
    expect((await place.get('hello.localhost')).status).toBe(503);
    await place.deploy('hello');
    expect(await place.states('hello')).toEqual(['web up']);
  });

  it('gets nothing of it back when its last deploy fails', async () => {
    const mayFail = join(await temporaryFolder(), 'may-fail');
    const place = await startPlace();
    const waits = `setInterval(() => require('fs').existsSync(${JSON.stringify(mayFail)}) && process.exit(3), 5)`;
    await place.deploy('hello');
    const failing = place.deploy('hello', { files: { 'server.js': waits } });
    failing.catch(() => undefined);
    await until(async () => (await place.states('hello')).length === 2);
    await place.api('apps.destroy', { app: 'hello' });
    await place.api('apps.create', { id: 'hello' });
    const set = place.api('config.set', { app: 'hello', values: { A: '1' } });
    writeFileSync(mayFail, '');
    await expect(failing).rejects.toThrow();
    expect((await set).status).toBe(201);
    expect((await place.api('apps.info', { app: 'hello' })).json).toMatchObject({ structure: {} });
    expect(await place.states('hello')).toEqual([]);
  });
});
