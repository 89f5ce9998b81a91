import { describe, expect, it } from 'vitest';
import { startPlace, until } from './pushed-app.ts';

interface Shown {
  readonly pid: number;
  readonly port: string;
  readonly greeting?: string;
  readonly slug: string;
}

describe('an app that was pushed', () => {
  it('answers at its own address as soon as the deploy is over', async () => {
    const place = await startPlace();
    expect(await place.deploy('hello')).toBe(2);
    const { status, text } = await place.get(`hello.localhost:${place.sandbox.port}`);
    expect(status).toBe(200);
    expect((JSON.parse(text) as Shown).slug).toContain('/slugs/');
    expect(await place.states('hello')).toEqual(['web up']);
  });

  it('gets its config, its port and the documented variables, and nothing of the owner', async () => {
    const place = await startPlace({ environment: { ...process.env, OWNERS_TOKEN: 'secret' } });
    await place.api('config.set', { app: 'hello', values: { GREETING: 'hi' } });
    await place.deploy('hello');
    const { text } = await place.get('hello.localhost', { path: '/environment' });
    const environment = JSON.parse(text) as Record<string, string>;
    expect(environment).toMatchObject({ GREETING: 'hi', DEIS_APP: 'hello', DEIS_RELEASE: 'v3' });
    expect(environment['HOME']).toBe(environment['PWD']);
    expect(Object.keys(environment)).not.toContain('OWNERS_TOKEN');
  });

  it('answers from each process in its turn after a scale, and goes on with what is left', async () => {
    const place = await startPlace();
    await place.deploy('hello');
    expect((await place.api('pods.scale', { app: 'hello', counts: { web: 3 } })).status).toBe(204);
    const ask = async (): Promise<string> => (JSON.parse((await place.get('hello.localhost')).text) as Shown).port;
    expect(new Set([await ask(), await ask(), await ask()]).size).toBe(3);
    await place.api('pods.scale', { app: 'hello', counts: { web: 1 } });
    expect(new Set([await ask(), await ask(), await ask()]).size).toBe(1);
    await until(async () => (await place.states('hello')).length === 1);
  });

  it('has new processes after a restart, a change of config and a rollback', async () => {
    const place = await startPlace();
    await place.deploy('hello');
    const ask = async (): Promise<Shown> => JSON.parse((await place.get('hello.localhost')).text) as Shown;
    const first = await ask();
    expect((await place.api('pods.restart', { app: 'hello' })).status).toBe(200);
    const second = await ask();
    expect(second.port).not.toBe(first.port);
    await place.api('config.set', { app: 'hello', values: { GREETING: 'one' } });
    expect((await ask()).greeting).toBe('one');
    await place.api('config.set', { app: 'hello', values: { GREETING: 'two' } });
    expect((await ask()).greeting).toBe('two');
    expect((await place.api('releases.rollback', { app: 'hello', version: 3 })).status).toBe(201);
    expect((await ask()).greeting).toBe('one');
  });

  it('stays as it was when a new build does not come up, and says why', async () => {
    const place = await startPlace();
    await place.deploy('hello');
    const broken = { 'server.js': 'console.error("no database"); process.exit(7)' };
    const failure = await place.deploy('hello', { files: broken }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      status: 400,
      body: { detail: 'web.1 exited with code 7. Its last lines:\nno database' },
    });
    expect((await place.get('hello.localhost')).status).toBe(200);
    const { json } = await place.api('releases.list', { app: 'hello' });
    expect((json as { results: { version: number }[] }).results.map(({ version }) => version)).toEqual([2, 1]);
    await until(async () => (await place.states('hello')).join() === 'web up');
  });

  it('is started again when it crashes, with a page in between that says what to do', async () => {
    const place = await startPlace();
    await place.deploy('hello');
    await place.get('hello.localhost', { path: '/crash' });
    await until(async () => (await place.get('hello.localhost')).status === 200);
    const { text } = await place.api('apps.logs', { app: 'hello' });
    expect(text).toContain('hello[web.1]: The process exited with code 3. It starts again now.');
  });

  it('that crashes again and again is shown as crashed', async () => {
    const place = await startPlace();
    const files = { 'server.js': 'require("http").createServer(() => process.exit(1)).listen(process.env.PORT)' };
    await place.deploy('hello', { files });
    const crash = async (): Promise<boolean> => {
      await place.get('hello.localhost');
      return (await place.states('hello')).join() === 'web crashed';
    };
    await until(crash);
    const { status, text } = await place.get('hello.localhost');
    expect(status).toBe(503);
    expect(text).toContain('deis ps -a hello');
  });

  it('has workers that need no port', async () => {
    const place = await startPlace();
    const files = { 'worker.js': 'console.log("working"); setInterval(() => {}, 1000)' };
    await place.deploy('hello', { files, procfile: { worker: 'node worker.js' } });
    expect((await place.api('pods.scale', { app: 'hello', counts: { worker: 2 } })).status).toBe(204);
    expect(await place.states('hello')).toEqual(['worker up', 'worker up']);
  });

  it('ends with all that it started when it is destroyed', async () => {
    const place = await startPlace();
    const files = {
      'server.js': `const child = require('child_process').spawn('sleep', ['1000']);
        require('http').createServer((_, response) => response.end(String(child.pid))).listen(process.env.PORT);`,
    };
    await place.deploy('hello', { files });
    const { sandbox } = place;
    const { markedProcesses } = await import('../../../src/sandbox/runtime/orphans.ts');
    const { identityOf } = await import('../../../src/sandbox/runtime/identity.ts');
    const id = identityOf(sandbox.directory);
    expect(markedProcesses(id).length).toBeGreaterThanOrEqual(2);
    await place.api('apps.destroy', { app: 'hello' });
    expect((await place.get('hello.localhost')).status).toBe(404);
    await until(() => markedProcesses(id).length === 0);
  });
});
