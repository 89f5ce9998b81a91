import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, findEngine } from '../../../src/sandbox/containers/engine.ts';
import { identityOf } from '../../../src/sandbox/runtime/identity.ts';
import { extent } from '../../setup/extent.ts';
import { get, until } from '../runtime/pushed-app.ts';
import { pushPlace, repository } from '../pushing.ts';
import { start } from '../started-sandbox.ts';

/** A program that serves files and needs nothing, for an image without a base; undefined if this machine has none. */
function busybox(): string | undefined {
  return ['/bin/busybox', '/usr/bin/busybox'].find((file) => {
    try {
      return !readFileSync(file).includes('/lib64/ld-linux');
    } catch {
      return false;
    }
  });
}

/** Says what it was given, and serves a second page slowly, as its own process ends at no signal. */
const Dockerfile = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
EXPOSE 8080
CMD ["/bin/sh", "-c", "echo 'it starts'; mkdir /www; echo \\"$GREETING\\" > /www/index.html; exec httpd -f -p $PORT -h /www"]
`;

// It takes half a minute; what stands for docker in the other tests is tried at each run.
const engine = extent === 'whole' ? await findEngine(process.env) : undefined;
const program = busybox();
const missing = [
  extent === 'whole' ? '' : 'npm run test:long',
  engine ? '' : 'docker or podman',
  program === undefined ? 'a static busybox' : '',
].filter(Boolean);
const title = missing.length > 0 ? `(skipped without ${missing.join(' and ')})` : `run by ${engine?.name ?? ''}`;

describe.skipIf(missing.length > 0)(`a pushed Dockerfile, ${title}`, () => {
  it('answers, is configured, scaled and limited, and leaves nothing behind', async () => {
    if (!engine) throw new Error('no engine');
    const place = await pushPlace({ containers: true, patience: { stop: 1_000 } });
    const { url, token, sandbox } = place;
    const ask = (...[operation, parameters]: Parameters<typeof sandbox.ask>) =>
      sandbox.ask(operation, { app: 'hello', ...parameters }, token);
    const containers = async (): Promise<string[]> => {
      const label = `label=SANDBOX_ID=${identityOf(sandbox.directory)}`;
      const { stdout } = await call(engine, ['ps', '--all', '--quiet', '--filter', label]);
      return stdout.split('\n').filter(Boolean);
    };
    const { git, commit, folder } = await repository();
    await ask('config.set', { values: { GREETING: 'two\nlines', PATH: '/bin', TZ: 'Mars' } });
    copyFileSync(program ?? '', join(folder, 'busybox'));
    await commit({ Dockerfile });
    const pushed = await git('push', url(), 'HEAD:main');
    expect(pushed).toMatchObject({ exitCode: 0 });
    expect(pushed.output).toContain(`-----> Building an image with ${engine.name}`);
    expect(pushed.output).toContain('COPY busybox /bin/busybox');
    expect(await get(sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'two\nlines\n' });
    const ran = await ask('apps.run', { command: 'echo "$TZ $GREETING"; exit 3' });
    expect(ran.json).toEqual({ exit_code: 3, output: 'Mars two\nlines\n' });
    expect((await ask('pods.scale', { counts: { cmd: 2 } })).status).toBe(204);
    expect(await containers()).toHaveLength(2);
    expect((await ask('config.set', { values: { GREETING: 'changed' }, memory: { cmd: '64M' } })).status).toBe(201);
    expect((await get(sandbox.port, 'hello.localhost')).text).toBe('changed\n');
    await until(async () => (await containers()).length === 2);
    const limits = await call(engine, ['inspect', '--format', '{{.HostConfig.Memory}}', ...(await containers())]);
    expect(limits.stdout).toBe(`${64 * 1024 * 1024}\n`.repeat(2));
    expect((await ask('apps.logs')).text).toContain('it starts');
    await sandbox.close();
    expect(await containers()).toEqual([]);

    // One that a sandbox left behind which was killed.
    const build = (await call(engine, ['image', 'ls', '--format', '{{.Repository}}'])).stdout;
    const image = /\S*sandbox\/[0-9a-f-]{36}/.exec(build)?.[0] ?? '';
    const label = `SANDBOX_ID=${identityOf(sandbox.directory)}`;
    const left = await call(engine, ['run', '--detach', '--label', label, '--env', 'PORT=1', image, 'sleep', '1000']);
    expect(left).toMatchObject({ isGood: true });
    const again = await start(sandbox.dialect, {
      ...{ directory: sandbox.directory, containers: true, patience: { stop: 1_000 } },
    });
    await until(async () => (await get(again.port, 'hello.localhost')).status === 200);
    expect(await containers()).toHaveLength(2);
    await again.ask('apps.destroy', { app: 'hello' }, token);
    await until(async () => (await containers()).length === 0);
    await until(async () => !(await call(engine, ['image', 'inspect', image])).isGood);
  });
});
