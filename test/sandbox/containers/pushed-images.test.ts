import { describe, expect, it } from 'vitest';
import { pushPlace, repository } from '../pushing.ts';
import { get, placeOf, type Place, until } from '../runtime/pushed-app.ts';
import { start } from '../started-sandbox.ts';
import { standIn, type StandIn, tree } from './stand-in.ts';

interface ImagePlace extends Place {
  readonly docker: StandIn;
  /** Pushes files; gives the lines that came back. */
  readonly push: (files: Readonly<Record<string, string>>) => Promise<readonly string[]>;
  readonly environment: () => Promise<Readonly<Record<string, string>>>;
  readonly inData: (folder: string) => readonly string[];
}

async function imagePlace(options: Parameters<typeof pushPlace>[0] = {}): Promise<ImagePlace> {
  const docker = await standIn();
  const { sandbox, token, url, inData } = await pushPlace({
    ...{ containers: true, environment: docker.environment, ...options },
    patience: { alive: 50, ...options.patience },
  });
  const { git, commit } = await repository();
  const place = placeOf(sandbox, token);
  return {
    ...{ ...place, docker, inData },
    async push(files) {
      await commit(files);
      return (await git('push', url(), 'HEAD:main')).remote.map((line) => line.trim());
    },
    environment: async () => JSON.parse((await place.get('hello.localhost', { path: '/environment' })).text) as never,
  };
}

const secret = 'hush, a value';

describe('a pushed Dockerfile', () => {
  it('is built, and answers from a container that has its config', async () => {
    const { api, push, docker, environment, inData, sandbox, states } = await imagePlace();
    const key = '-----BEGIN\nKEY\n-----END';
    const odd = { SPACED: ' a b ', HOME: '/nowhere', HTTP_PROXY: 'http://proxy', QUOTED: `'"$x`, KEY: key };
    await api('config.set', { app: 'hello', values: { GREETING: secret, ...odd } });
    const remote = await push(tree);
    expect(remote).toEqual([
      '-----> Building an image with docker',
      'Step 1 : FROM scratch',
      'Step 2 : EXPOSE 8080',
      'Step 3 : CMD node server.js',
      '-----> Launching...',
      `hello v3 is deployed: http://hello.localhost:${sandbox.port}`,
    ]);
    expect(await environment()).toMatchObject({ GREETING: secret, ...odd, DEIS_APP: 'hello', DEIS_RELEASE: 'v3' });
    const [container] = docker.containers();
    expect(container?.given).toMatchObject({ PORT: '8080' });
    // The owner's search path is none of a container's business.
    expect(container?.given).not.toHaveProperty('PATH');
    expect(JSON.stringify(container?.words)).not.toContain(secret);
    expect(container?.words).toContain('--rm');
    expect(container?.words.join(' ')).toMatch(/--publish 127\.0\.0\.1:\d+:8080/);
    expect(await states('hello')).toEqual(['cmd up']);
    await until(async () => (await api('apps.logs', { app: 'hello' })).text.includes('listening'));
    expect(inData('slugs')).toEqual([]);
    await api('apps.destroy', { app: 'hello' });
    await until(() => docker.containers().length === 0 && docker.images().length === 0);
  });

  it('that cannot be built refuses the push, and leaves the app as it was', async () => {
    const { push, get: ask, docker, api } = await imagePlace();
    await push(tree);
    const before = docker.containers();
    const remote = await push({ ...tree, Dockerfile: 'FROM scratch\nRUN false\n' });
    expect(remote).toContain("The command '/bin/sh -c false' returned a non-zero code: 1");
    expect(remote.at(-1)).toBe('!     docker failed with exit code 1.');
    expect(docker.containers()).toEqual(before);
    expect((await ask('hello.localhost')).status).toBe(200);
    const crashed = await push({ ...tree, 'server.js': 'console.log("no database"); process.exit(7)' });
    expect(crashed.join('\n')).toMatch(/cmd\.1 exited with code 7\..*\n.*no database/);
    expect(docker.images()).toHaveLength(1);
    expect((await ask('hello.localhost')).status).toBe(200);
    const { json } = await api('releases.list', { app: 'hello' });
    expect((json as { results: unknown[] }).results).toHaveLength(2);
  });

  it('has the process types of its Procfile', async () => {
    const { push, states, get: ask, api, docker } = await imagePlace();
    const files = { ...tree, 'work.js': 'console.log("works"); setInterval(() => {}, 1000);' };
    await push({ ...files, Procfile: 'web: node server.js\nworker: node work.js\n' });
    expect(await states('hello')).toEqual(['web up']);
    await api('pods.scale', { app: 'hello', counts: { web: 2, worker: 1 } });
    expect(await states('hello')).toEqual(['web up', 'web up', 'worker up']);
    const served = new Set<string>();
    for (let count = 0; count < 4; count += 1) served.add((await ask('hello.localhost')).text);
    expect(served.size).toBe(2);
    await until(async () => (await api('apps.logs', { app: 'hello' })).text.includes('works'));
    expect(
      docker
        .containers()
        .find(({ name }) => name.includes('worker'))
        ?.words.slice(-3),
    ).toEqual([expect.stringMatching(/^sha256:/), '-c', 'node work.js']);
  });

  it('is limited, checked and started again by the engine', async () => {
    const { push, api, docker, get: ask } = await imagePlace();
    await push({ ...tree, Procfile: 'web: node server.js\n' });
    const readinessProbe = { exec: { command: ['test', '-e', 'server.js'] }, periodSeconds: 1 };
    const livenessProbe = { tcpSocket: { port: 5000 }, periodSeconds: 1 };
    const config = { app: 'hello', memory: { web: '64M' }, healthcheck: { web: { readinessProbe, livenessProbe } } };
    expect((await api('config.set', config)).status).toBe(201);
    await until(() => docker.containers().length === 1);
    const [container] = docker.containers();
    expect(container?.words.join(' ')).toContain('--memory 65536k');
    const { pid } = JSON.parse((await ask('hello.localhost')).text) as { pid: number };
    await ask('hello.localhost', { path: '/crash' });
    await until(async () => {
      const { status, text } = await ask('hello.localhost');
      return status === 200 && (JSON.parse(text) as { pid: number }).pid !== pid;
    });
    expect(docker.containers().map(({ name }) => name)).toEqual([container?.name]);
    expect((await api('apps.logs', { app: 'hello' })).text).toContain('The process exited with code 3.');
  });
});

describe('containers', () => {
  it('end with the sandbox, also if they do not listen to SIGTERM, and come again with the next', async () => {
    const place = await imagePlace({ patience: { stop: 100 } });
    const { push, docker, sandbox, token } = place;
    await push({
      ...tree,
      'server.js': `${tree['server.js']}\nprocess.removeAllListeners('SIGTERM').on('SIGTERM', () => 0);`,
    });
    await sandbox.close();
    expect(docker.containers()).toEqual([]);
    const again = await start(sandbox.dialect, {
      ...{ directory: sandbox.directory, environment: docker.environment, containers: true, patience: { stop: 100 } },
    });
    await until(async () => (await get(again.port, 'hello.localhost')).status === 200);
    await again.close();
    docker.answer(false);
    const without = await start(sandbox.dialect, {
      ...{ directory: sandbox.directory, environment: docker.environment, containers: true },
    });
    await until(async () => (await placeOf(without, token).states('hello')).join() === 'cmd crashed');
    const { text } = await without.ask('apps.logs', { app: 'hello' }, token);
    expect(text).toContain('The process could not be started: neither docker nor podman answers.');
  });

  it('are simulated where no engine answers, until one does', async () => {
    const { push, docker, states, get: ask, api } = await imagePlace({ notices: true });
    docker.answer(false);
    const remote = await push(tree);
    expect(remote[0]).toBe('Neither docker nor podman answers: the processes of this release are simulated.');
    expect(await states('hello')).toEqual(['cmd up']);
    expect((await ask('hello.localhost')).status).toBe(503);
    const note = 'X-Sandbox-Notice';
    expect((await api('pods.list', { app: 'hello' })).headers[note]).toContain('are simulated');
    docker.answer(true);
    await push({ ...tree, more: '' });
    expect((await ask('hello.localhost')).status).toBe(200);
    expect((await api('pods.list', { app: 'hello' })).headers).not.toHaveProperty(note);
  });
});
