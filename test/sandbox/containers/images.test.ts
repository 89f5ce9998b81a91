import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { deis11 } from '../../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { deis23 } from '../../../src/api/dialects/deis-2.3.ts';
import { findEngine } from '../../../src/sandbox/containers/engine.ts';
import { identityOf } from '../../../src/sandbox/runtime/identity.ts';
import { sample } from '../../setup/extent.ts';
import { startDrycc } from '../drycc/place.ts';
import { repository } from '../pushing.ts';
import { type Place, startPlace, until } from '../runtime/pushed-app.ts';
import { temporaryFolder } from '../started-sandbox.ts';
import { standIn, type StandIn, tree } from './stand-in.ts';

const image = 'example/app';

async function imagePlace(...[options, dialect]: Parameters<typeof startPlace>): Promise<Place & { docker: StandIn }> {
  const docker = await standIn();
  docker.offer(image);
  const place = await startPlace({ containers: true, environment: docker.environment, ...options }, dialect);
  return { ...place, docker };
}

describe('an image', () => {
  it.each(sample([deis11, deis22, deis23], () => ''))('is pulled, and answers ($name)', async (dialect) => {
    const place = await imagePlace({}, dialect);
    const { api, docker } = place;
    expect((await api('builds.create', { app: 'hello', image })).status).toBe(201);
    expect((await place.get('hello.localhost')).status).toBe(200);
    expect(docker.images()).toEqual([image]);
    docker.offer('example/other', { command: 'GREETING=other node server.js' });
    await api('builds.create', { app: 'hello', image: 'example/other' });
    expect((await place.get('hello.localhost')).text).toContain('other');
    await api('releases.rollback', { app: 'hello', version: 2 });
    expect((await place.get('hello.localhost')).text).not.toContain('other');
    // What was pulled stays: it may be used by others.
    await api('apps.destroy', { app: 'hello' });
    await until(() => docker.containers().length === 0);
    expect(docker.images()).toHaveLength(2);
  });

  it('that cannot be had is refused, and nothing is changed', async () => {
    const { api } = await imagePlace();
    for (const [name, why] of [
      ['example/nope', 'Error response from daemon: pull access denied for example/nope'],
      ['--privileged', 'invalid reference format'],
    ]) {
      const { status, json } = await api('builds.create', { app: 'hello', image: name });
      expect({ status, json }).toEqual({
        status: 400,
        json: { detail: `The image ${name ?? ''} cannot be used: ${why ?? ''}` },
      });
    }
    const { json } = await api('builds.list', { app: 'hello' });
    expect(json).toMatchObject({ results: [] });
  });

  it('without a port serves nobody, unless the config has one', async () => {
    const place = await imagePlace();
    place.docker.offer('example/worker', { port: '', command: 'node server.js' });
    await place.api('builds.create', { app: 'hello', image: 'example/worker' });
    expect(await place.states('hello')).toEqual(['cmd up']);
    expect((await place.get('hello.localhost')).status).toBe(503);
    await place.api('config.set', { app: 'hello', values: { PORT: '9000' } });
    expect((await place.get('hello.localhost')).status).toBe(200);
    await until(() => place.docker.containers().length === 1);
    expect(place.docker.containers()[0]?.given).toMatchObject({ PORT: '9000' });
  });

  it('runs commands in containers of their own', async () => {
    const { api, docker } = await imagePlace();
    await api('config.set', { app: 'hello', values: { GREETING: 'hi' } });
    await api('builds.create', { app: 'hello', image });
    const ran = await api('apps.run', { app: 'hello', command: `ls; echo "$GREETING it's" >&2; exit 7` });
    expect(ran.json).toEqual({ exit_code: 7, output: "server.js\nhi it's\n" });
    expect(docker.containers()).toHaveLength(1);
    docker.answer(false);
    expect((await api('apps.run', { app: 'hello', command: 'true' })).status).toBe(200);
  });
});

describe('an image of today\u2019s Drycc', () => {
  it('answers, and its processes and commands are in containers', async () => {
    const docker = await standIn();
    docker.offer(image);
    const place = await startDrycc([], { containers: true, environment: docker.environment });
    const built = await place.ask('builds.create', { app: 'hello', image, stack: 'container' });
    expect(built.status).toBe(201);
    await until(async () => (await place.get()).status === 200);
    expect(docker.containers().map(({ name }) => /-hello-v\d+-web-/.test(name))).toEqual([true]);
    const [pod] = docker.containers();
    const name = /hello-v\d+-web-\w+/.exec(pod?.name ?? '')?.[0] ?? '';
    const path = `ws://127.0.0.1:${place.sandbox.port}/v2/apps/hello/pods/${name}/exec/`;
    const socket = new WebSocket(path, { headers: { authorization: `token ${place.tokens.get('ada') ?? ''}` } });
    const heard: string[] = [];
    socket.on('open', () => {
      socket.send(JSON.stringify({ command: ['sh', '-c', 'echo $DRYCC_APP; exit 4'] }));
    });
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    await once(socket, 'close');
    expect(heard[0]).toBe('\u0001hello\n');
    expect(heard.at(-1)).toContain('"message":"4"');
    await place.ask('apps.launch', { app: 'hello', command: 'ls' });
    await until(async () => {
      const { json } = await place.ask('pods.list', { app: 'hello' });
      return (json as { results: { type: string; state: string }[] }).results.some(
        ({ type, state }) => type === 'run' && state === 'down',
      );
    });
    const refused = await place.ask('builds.create', { app: 'hello', image: 'example/nope', stack: 'container' });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('cannot be used') as string });
  });
});

it('a Dockerfile that is pushed to today\u2019s Drycc runs as web', async () => {
  const docker = await standIn();
  const { sandbox, tokens, get, ask } = await startDrycc([], { containers: true, environment: docker.environment });
  const { git, commit } = await repository();
  await commit(tree);
  const url = `http://ada:${tokens.get('ada') ?? ''}@127.0.0.1:${sandbox.port}/hello.git`;
  const pushed = await git('push', url, 'HEAD:main');
  expect(pushed.output).toContain('is deployed');
  expect((await get()).status).toBe(200);
  const { json } = await ask('pods.list', { app: 'hello' });
  expect(json).toMatchObject({ results: [{ type: 'web', state: 'up' }] });
});

// Inside node_modules, so that the packages which are not bundled are found.
const bundle = join(import.meta.dirname, '../../../node_modules/.cache', `containers-child-${process.pid}.mjs`);
const input = fileURLToPath(new URL('./child.ts', import.meta.url));
beforeAll(() =>
  build({ input, platform: 'node', external: ['libsql'], output: { file: bundle, codeSplitting: false } }),
);
afterAll(() => rm(bundle, { force: true }));

describe('what a killed sandbox leaves', () => {
  it('is ended by what waits beside each container', async () => {
    const docker = await standIn();
    docker.offer(image);
    const directory = await temporaryFolder();
    const child = spawn(process.execPath, [bundle, directory], {
      env: docker.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(docker.containers()).toHaveLength(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => docker.containers().length === 0);
  });

  it('is found by its label at the next use of the engine', async () => {
    const { api, docker, sandbox } = await imagePlace();
    const { PATH, DOCKER_CONFIG } = docker.environment;
    const run = async (name: string, label: string): Promise<void> => {
      const program = join(PATH?.split(':')[0] ?? '', 'docker');
      const words = ['run', '--name', name, '--label', label, '--entrypoint', 'sleep', image, '1000'];
      const client = spawn(program, words, { env: { PATH, DOCKER_CONFIG }, stdio: 'ignore' });
      onTestFinished(() => void client.kill('SIGKILL'));
      await until(() => docker.containers().some((each) => each.name === name));
    };
    await new Promise((resolve) => {
      const env = { PATH, DOCKER_CONFIG };
      spawn('docker', ['pull', image], { env, stdio: 'ignore' }).once('exit', resolve);
    });
    await run('ours', `SANDBOX_ID=${identityOf(sandbox.directory)}`);
    await run('another', 'SANDBOX_ID=of-another');
    await api('builds.create', { app: 'hello', image });
    expect(
      docker
        .containers()
        .map(({ name }) => name.replace(/^.*-cmd-.*$/, 'new'))
        .toSorted(),
    ).toEqual(['another', 'new']);
    const [other] = docker.containers().filter(({ name }) => name === 'another');
    for (const pid of other?.pids ?? []) process.kill(-pid, 'SIGKILL');
  });
});

describe('an engine', () => {
  it('is looked for in absolute folders only', async () => {
    const { environment } = await standIn();
    const [bin = ''] = environment['PATH']?.split(':') ?? [];
    const relative = `${basename(bin)}:.`;
    const before = process.cwd();
    process.chdir(dirname(bin));
    try {
      expect(await findEngine({ ...environment, PATH: relative })).toBeUndefined();
    } finally {
      process.chdir(before);
    }
    expect(await findEngine(environment)).toMatchObject({ name: 'docker', program: join(bin, 'docker') });
    expect(await findEngine({})).toBeUndefined();
  });

  it('gets nothing of the owner\u2019s environment but what it needs', async () => {
    const { environment } = await standIn();
    const found = await findEngine({ ...environment, AWS_SECRET_ACCESS_KEY: 'secret', DOCKER_HOST: 'unix:///x' });
    expect(found?.environment).toMatchObject({ DOCKER_HOST: 'unix:///x' });
    expect(found?.environment).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
  });
});
