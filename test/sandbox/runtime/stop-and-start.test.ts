import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { identityOf } from '../../../src/sandbox/runtime/identity.ts';
import { endOrphans, markedProcesses } from '../../../src/sandbox/runtime/orphans.ts';
import { start, temporaryFolder } from '../started-sandbox.ts';
import { get, placeOf, startPlace, until } from './pushed-app.ts';

// Inside node_modules, so that the packages which are not bundled are found.
const bundle = join(import.meta.dirname, '../../../node_modules/.cache', `runtime-child-${process.pid}.mjs`);
const input = fileURLToPath(new URL('./child.ts', import.meta.url));
beforeAll(() =>
  build({ input, platform: 'node', external: ['libsql'], output: { file: bundle, codeSplitting: false } }),
);
afterAll(() => rm(bundle, { force: true }));

describe('a sandbox that stops', () => {
  it('ends all processes, and has them again at its next start, as they were', async () => {
    const place = await startPlace();
    const { sandbox, token } = place;
    await place.api('config.set', { app: 'hello', values: { GREETING: 'hi' } });
    await place.deploy('hello');
    await place.api('pods.scale', { app: 'hello', counts: { web: 2 } });
    const id = identityOf(sandbox.directory);
    expect(markedProcesses(id).length).toBeGreaterThanOrEqual(2);
    const before = (await place.api('pods.list', { app: 'hello' })).json as { results: { name: string }[] };
    await sandbox.close();
    expect(markedProcesses(id)).toEqual([]);
    const again = placeOf(await start(deis22, { directory: sandbox.directory }), token);
    await until(async () => (await again.states('hello')).join() === 'web up,web up');
    const after = (await again.api('pods.list', { app: 'hello' })).json as typeof before;
    expect(after.results.map(({ name }) => name)).toEqual(before.results.map(({ name }) => name));
    expect(JSON.parse((await again.get('hello.localhost')).text)).toMatchObject({ greeting: 'hi' });
    expect((await again.api('apps.logs', { app: 'hello' })).text).toContain('listening');
  });

  it.each([true, false])('by a kill leaves nothing behind for long (namespaces: %s)', async (namespaces) => {
    const directory = await temporaryFolder();
    const child = spawn(process.execPath, [bundle, directory, String(namespaces)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const id = identityOf(directory);
    // Two shells, two servers, and a child of each.
    expect(markedProcesses(id).length).toBeGreaterThanOrEqual(4);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => markedProcesses(id).length === 0);
    const sandbox = await start(deis22, { directory });
    await until(async () => (await get(sandbox.port, 'hello.localhost')).status === 200);
  });

  it('finds what left its group by its mark', async () => {
    const directory = await temporaryFolder();
    const id = identityOf(directory);
    const script = 'setsid sleep 1000 >/dev/null 2>&1 & echo started';
    const child = spawn('/bin/sh', ['-c', script], {
      env: { ...process.env, SANDBOX_ID: id },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await until(() => markedProcesses(id).length === 1);
    expect(await endOrphans(id)).toBe(1);
    expect(markedProcesses(id)).toEqual([]);
  });
});
