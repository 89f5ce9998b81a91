import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:os';
import { describe, expect, it } from 'vitest';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { probeContainment } from '../../../src/sandbox/runtime/containment.ts';
import { identityOf } from '../../../src/sandbox/runtime/identity.ts';
import { markedProcesses } from '../../../src/sandbox/runtime/orphans.ts';
import { start } from '../started-sandbox.ts';
import { startPlace, until } from './pushed-app.ts';

/** An app whose web process serves, and whose worker is a line of a shell. */
const withWorker = (worker: string) => ({ procfile: { web: 'node server.js', worker } });

describe('an app', () => {
  it('that prints without end fills neither the disk nor the sandbox, and its other processes answer', async () => {
    const place = await startPlace();
    await place.deploy('hello', withWorker(`exec yes '${'without end '.repeat(20)}'`));
    await place.api('pods.scale', { app: 'hello', counts: { worker: 1 } });
    const log = join(place.sandbox.directory, 'log');
    // It goes on until the first file of the log is full.
    await until(() => existsSync(log) && readdirSync(log).some((app) => existsSync(join(log, app, 'previous.log'))));
    expect((await place.get('hello.localhost')).status).toBe(200);
    const { text } = await place.api('apps.logs', { app: 'hello', log_lines: 5000 });
    expect(text.split('\n').length).toBeLessThanOrEqual(1001);
    for (const app of readdirSync(log)) {
      // What is added at once, at most 1000 lines, may go over.
      const sizes = readdirSync(join(log, app)).map((name) => statSync(join(log, app, name)).size);
      expect(Math.max(...sizes)).toBeLessThan(1024 * 1024);
      expect(sizes.length).toBeLessThanOrEqual(2);
    }
    await place.api('pods.scale', { app: 'hello', counts: { worker: 0 } });
    await until(async () => (await place.states('hello')).join() === 'web up');
  });

  it('that does not end when it is told to is ended', async () => {
    const place = await startPlace({ patience: { stop: 100 } });
    const stubborn = `trap '' TERM; echo ready; while :; do sleep 0.01; done`;
    await place.deploy('hello', withWorker(stubborn));
    await place.api('pods.scale', { app: 'hello', counts: { worker: 1 } });
    await until(async () => (await place.api('apps.logs', { app: 'hello' })).text.includes('[worker.1]: ready'));
    const before = markedProcesses(identityOf(place.sandbox.directory)).length;
    await place.api('pods.scale', { app: 'hello', counts: { worker: 0 } });
    await until(async () => (await place.states('hello')).join() === 'web up');
    expect(markedProcesses(identityOf(place.sandbox.directory)).length).toBeLessThan(before);
  });

  it('that forks leaves nothing behind, though its children have left their group', async () => {
    const { sandbox, deploy, api } = await startPlace();
    const forks = `for n in 1 2 3 4 5 6 7 8 9 10; do setsid sh -c 'trap "" TERM; sleep 1000' & done; sleep 0.1; echo forked; wait`;
    await deploy('hello', withWorker(forks));
    await api('pods.scale', { app: 'hello', counts: { worker: 1 } });
    await until(async () => (await api('apps.logs', { app: 'hello' })).text.includes('[worker.1]: forked'));
    const id = identityOf(sandbox.directory);
    expect(markedProcesses(id).length).toBeGreaterThan(10);
    await sandbox.close();
    const { kind } = await probeContainment(process.env['PATH'] ?? '', platform());
    if (kind === 'namespace') expect(markedProcesses(id)).toEqual([]);
    // Elsewhere they are found at the next start.
    const again = await start(deis22, { directory: sandbox.directory });
    await again.close();
    if (kind === 'namespace') expect(markedProcesses(id)).toEqual([]);
  });
});
