import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Interruption } from '../../src/base/errors.ts';
import type { StopSignal } from '../../src/base/stop-signal.ts';
import { ciMachine } from '../api/controllers.ts';
import { serve, serveProxy, serveRaw } from '../http/servers.ts';
import { stopTimers, until } from '../setup/stopped-timers.ts';

const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));
const noApps = '{"count":0,"results":[]}';
const found = { exitCode: 0, stdout: '=== Apps\n' };

describe('an extra authority', () => {
  it.each([
    ['DEIS_CA_FILE', 'deis'],
    ['DRYCC_CA_FILE', 'drycc'],
    ['SSL_CERT_FILE', 'deis'],
  ] as const)('is read from the file that %s names', async (name, brand) => {
    const { origin } = await serve((response) => response.end(noApps), 'localhost');
    const machine = ciMachine(origin, { DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 't' });
    const line = 'apps --api deis-2.2';
    expect(await machine.run(line, { brand })).toMatchObject({ exitCode: 7, stdout: '' });
    expect(await machine.run(line, { brand, environment: { [name]: authority } })).toEqual({ ...found, stderr: '' });
  });

  it.each([
    ['is not there', (folder: string) => join(folder, 'none.pem')],
    ['is a folder', (folder: string) => folder],
    ['is empty', (folder: string) => fileOf(folder, '')],
    ['holds no certificate', (folder: string) => fileOf(folder, 'hunter2')],
  ])('is told by its file when that %s, and nothing is sent', async (_, path) => {
    const { origin, requests } = await serve((response) => response.end(noApps), 'localhost');
    const machine = ciMachine(origin);
    const file = path(machine.directory);
    const { exitCode, stdout, stderr } = await machine.run('apps', { environment: { DEIS_CA_FILE: file } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(file);
    expect(stderr).toContain('DEIS_CA_FILE');
    expect(stderr).not.toContain('hunter2');
    expect(requests).toEqual([]);
  });

  it('is not needed without TLS', async () => {
    const { origin } = await serve((response) => response.end(noApps));
    const environment = { SSL_CERT_FILE: '/nowhere', DEIS_CA_FILE: '/nowhere' };
    expect(await ciMachine(origin).run('apps --api deis-2.2', { environment })).toMatchObject(found);
  });
});

function fileOf(folder: string, content: string): string {
  const path = join(folder, 'authorities.pem');
  writeFileSync(path, content);
  return path;
}

describe('a login with --ssl-verify=false', () => {
  it('does not check certificates from then on, and says so each time', async () => {
    const { origin } = await serve(
      (response, { method }) => response.end(method === 'POST' ? '{"token":"t"}' : noApps),
      'self-signed',
    );
    const machine = ciMachine('', { DEIS_TOKEN: '', DEIS_API: 'deis-2.2' });
    const risk = 'anyone on the network can read the token and change requests';
    const note = `Note: TLS certificates of ${origin} are not checked (--ssl-verify=false): ${risk}.\n`;
    const login = ['login', origin, '--username=ada', '--password=p'];
    expect(await machine.run(login)).toMatchObject({ exitCode: 7, stdout: '' });
    expect(await machine.run([...login, '--ssl-verify=false'])).toMatchObject({ exitCode: 0, stderr: note });
    expect(await machine.run('apps')).toEqual({ ...found, stderr: note });
    expect(await machine.run('apps --quiet')).toEqual({ ...found, stderr: '' });
    expect((await machine.run('apps --json')).stdout).toBe('[]\n');
    expect(await machine.run(login)).toMatchObject({ exitCode: 7, stdout: '' });
    const profile = readFileSync(join(machine.home, '.deis', 'client.json'), 'utf8');
    expect(JSON.parse(profile)).toMatchObject({ ssl_verify: false });
  });

  it('is never taken over from the settings by a controller of the environment', async () => {
    const { origin, requests } = await serve((response) => response.end(noApps), 'self-signed');
    const machine = ciMachine(origin);
    writeFileSync(
      join(machine.directory, 'p.json'),
      JSON.stringify({ controller: origin, token: 't', ssl_verify: false }),
    );
    expect(await machine.run('apps -c ./p.json --api deis-2.2')).toMatchObject({ exitCode: 7 });
    expect(requests).toEqual([]);
  });
});

describe('a controller that does not answer', () => {
  it.each<[words: string[], environment: Record<string, string>, patience: number]>([
    [['--timeout', '1'], {}, 1000],
    [['--timeout', '70'], {}, 70_000],
    [[], { DEIS_TIMEOUT: '0.05' }, 50],
    [['--timeout=1'], { DEIS_TIMEOUT: '999' }, 1000],
    [[], { DEIS_TIMEOUT: '90s' }, 90_000],
    [[], { DEIS_TIMEOUT: '10m' }, 600_000],
    [[], { DEIS_TIMEOUT: '1m30s' }, 90_000],
    [['--timeout=2m'], {}, 120_000],
    // Real controllers answer when the processes are up.
    [[], {}, 3_600_000],
    [[], { DEIS_TIMEOUT: '' }, 3_600_000],
  ])('is waited for as long as is said: %o %o, for %i milliseconds', async (words, environment, patience) => {
    const pass = stopTimers();
    const { origin, requests } = await serveRaw(() => undefined);
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2', ...environment });
    let isOver = false;
    const running = machine.run(['config:set', 'A=1', '-a', 'hello', ...words]).finally(() => (isOver = true));
    await until(() => requests.length > 0);
    pass(patience - 1);
    await nextTurn();
    expect(isOver).toBe(false);
    pass(1);
    const { exitCode, stdout, stderr } = await running;
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: '' });
    const seconds = Math.ceil(patience / 1000);
    expect(stderr).toContain(`within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`);
    expect(stderr).toContain('may have made the change');
    expect(requests).toHaveLength(1);
  });

  it('is waited for in a read for less than a minute', async () => {
    const pass = stopTimers();
    const { origin, requests } = await serveRaw(() => undefined);
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
    const running = machine.run(['config:list', '-a', 'hello']);
    await until(() => requests.length > 0);
    pass(55_000);
    expect(await running).toMatchObject({ exitCode: 7, stdout: '' });
  });

  it.each([
    'builds:create x/y',
    'ps:scale web=2',
    'ps:restart',
    'releases:rollback v1',
    'limits:set web=1G',
    'config:unset A',
    'apps:destroy --confirm hello',
  ])('is waited for in %s for twenty minutes and more', async (words) => {
    const pass = stopTimers();
    const { origin, requests } = await serveRaw(() => undefined);
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
    let isOver = false;
    const running = machine.run(`${words} -a hello`).finally(() => (isOver = true));
    await until(() => requests.length > 0);
    pass(20 * 60_000);
    await nextTurn();
    expect(isOver).toBe(false);
    pass(40 * 60_000);
    expect(await running).toMatchObject({ exitCode: 7, stdout: '' });
  });

  it.each(['0', '-1', 'soon', 'NaN', '5 minutes', '1d', '10m!', '0s'])(
    'is not asked where DEIS_TIMEOUT is %s',
    async (DEIS_TIMEOUT) => {
      const { origin, requests } = await serveRaw(() => undefined);
      const machine = ciMachine(origin, { DEIS_API: 'deis-2.2', DEIS_TIMEOUT });
      const outcome = await machine.run('apps:list');
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain('DEIS_TIMEOUT is not a time.');
      expect((await machine.run('apps:list --timeout soon')).stderr).toContain('"soon" is not a time');
      expect(requests).toEqual([]);
    },
  );

  it('is waited for without end when it runs a command, unless a time is given', async () => {
    const pass = stopTimers();
    let answer: (() => void) | undefined;
    const { origin, requests } = await serve((response) => {
      answer = () => response.end('{"exit_code":0,"output":"slow"}');
    });
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2', DEIS_TIMEOUT: '0.05' });
    const unhurried = machine.run('run -a hello sleep');
    await until(() => requests.length > 0);
    pass(24 * 3600 * 1000);
    answer?.();
    expect(await unhurried).toEqual({ exitCode: 0, stdout: "Running 'sleep'...\nslow", stderr: '' });
    const hurried = machine.run('run -a hello --timeout 1 sleep');
    await until(() => requests.length > 1);
    pass(1000);
    expect(await hurried).toMatchObject({ exitCode: 7, stdout: '' });
    expect(requests).toHaveLength(2);
  });

  it('is not asked at all by a command that is interrupted', async () => {
    const { origin, requests } = await serve((response) => response.end(noApps));
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
    const interrupted = AbortSignal.abort(new Interruption('SIGTERM'));
    expect(await machine.run('apps', { interrupted })).toEqual({ exitCode: 143, stdout: '', stderr: '' });
    expect(await machine.run('destroy --confirm hello', { interrupted })).toMatchObject({ exitCode: 143 });
    expect(requests).toEqual([]);
  });
});

describe('URL of the controller', () => {
  it.each(['/deis', '/deis/', '/a/b//'])('keeps its path: %s', async (path) => {
    const { origin, requests } = await serve((response) => response.end(noApps));
    const base = path.replace(/\/+$/, '');
    const machine = ciMachine(`${origin}${path}`, { DEIS_API: 'deis-2.2' });
    expect(await machine.run('apps')).toMatchObject(found);
    expect(requests.map((request) => request.path)).toEqual([`${base}/v2/apps`]);
  });

  it('is asked without a second slash', async () => {
    const { origin, requests } = await serve((response) => response.writeHead(401, { DEIS_API_VERSION: '2.2' }).end());
    await ciMachine(`${origin}///`).run('apps');
    for (const { path } of requests) expect(path).toMatch(/^\/v2\/(?:apps)?$/);
  });
});

describe('a redirect', () => {
  it('to another origin gets neither the request nor the token', async () => {
    const other = await serve((response) => response.end(noApps));
    const { origin, requests } = await serve((response) =>
      response.writeHead(302, { Location: `${other.origin}/v2/apps` }).end(),
    );
    const { exitCode, stdout, stderr } = await ciMachine(origin, { DEIS_API: 'deis-2.2' }).run('apps');
    expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
    expect(stderr).toContain(`log in to ${other.origin} instead`);
    expect(requests).toHaveLength(1);
    expect(other.requests).toEqual([]);
  });

  it('within the origin is followed with the token', async () => {
    const { origin, requests } = await serve((response, { path }) =>
      path === '/v2/apps' ? response.writeHead(301, { Location: '/v2/apps/' }).end() : response.end(noApps),
    );
    expect(await ciMachine(origin, { DEIS_API: 'deis-2.2' }).run('apps')).toMatchObject(found);
    expect(requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/v2/apps', 'token the-token'],
      ['/v2/apps/', 'token the-token'],
    ]);
  });
});

it('a proxy of the environment is used, and NO_PROXY is honoured', async () => {
  const proxy = await serveProxy();
  const { origin, requests } = await serve((response) => response.end(noApps));
  const machine = ciMachine('http://deis.invalid', { DEIS_API: 'deis-2.2', HTTP_PROXY: proxy.origin });
  await machine.run('apps');
  expect(proxy.requests).toHaveLength(1);
  expect(await machine.run('apps', { environment: { NO_PROXY: '.invalid' } })).toMatchObject({ exitCode: 7 });
  expect(await machine.run('apps', { environment: { DEIS_CONTROLLER: origin } })).toMatchObject(found);
  expect([proxy.requests.length, requests.length]).toEqual([1, 1]);
  const broken = await machine.run('apps', { environment: { HTTP_PROXY: 'http://user:hunter2@[' } });
  expect(broken).toMatchObject({ exitCode: 2, stdout: '' });
  expect(broken.stderr).not.toContain('hunter2');
});

it('the connection is kept for all requests of a command', async () => {
  const server = await serve((response, { method }) =>
    method === 'POST' ? response.writeHead(204).end() : response.end(noApps),
  );
  expect(await ciMachine(server.origin, { DEIS_API: 'deis-2.2' }).run('ps:scale web=1 -a hello')).toMatchObject({
    exitCode: 0,
  });
  expect(server.requests.length).toBeGreaterThan(1);
  expect(server.connections()).toBe(1);
});

it('requests say who asks, and carry JSON only where there is a body', async () => {
  const { origin, requests } = await serve((response) => response.writeHead(201).end('{"id":"hello","values":{}}'));
  const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
  await machine.run('apps:info -a hello');
  await machine.run('config:set A=1 -a hello');
  await machine.run('apps:create --no-remote');
  for (const { headers, method, body } of requests) {
    expect(headers['user-agent']).toMatch(/^deis-cli\/\d+\.\d+\.\d+$/);
    expect(headers.accept).toMatch(/^application\/json\b/);
    expect(headers['content-type']).toBe(body === '' ? undefined : 'application/json');
    expect(headers.authorization).toBe('token the-token');
    expect(method).toMatch(/^(?:GET|POST)$/);
  }
});

it('lists and logs are asked for packed, and nothing else', async () => {
  const { origin, requests } = await serve((response, { path }) => {
    const isLog = path.includes('/logs');
    const text = isLog ? 'one\n' : noApps;
    response.writeHead(200, { 'Content-Type': isLog ? 'text/plain' : 'application/json', 'Content-Encoding': 'gzip' });
    response.end(gzipSync(text));
  });
  const machine = ciMachine(origin, { DEIS_API: 'deis-2.3' });
  expect(await machine.run('apps')).toMatchObject(found);
  expect(await machine.run('logs -a hello')).toMatchObject({ exitCode: 0, stdout: 'one\n' });
  expect(requests.map(({ headers }) => headers['accept-encoding'])).toEqual(['gzip', 'gzip']);
  await machine.run('config:list -a hello');
  await machine.run('config:set A=1 -a hello');
  await machine.run('api apps');
  const others = requests.slice(2).map(({ headers }) => headers['accept-encoding']);
  expect(others).toEqual(others.map(() => undefined));
  expect(others.length).toBeGreaterThanOrEqual(3);
});

describe('what is asked for at once with what fails', () => {
  it('is not asked for again when the command is over', async () => {
    const signals: StopSignal[] = [];
    let isAskedAgain: () => void;
    const pausing = new Promise<void>((resolve) => (isAskedAgain = resolve));
    const { origin, requests } = await serve((response, { path }) => {
      if (path.includes('/pods')) response.writeHead(503).end();
      else void pausing.then(() => response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}'));
    });
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.3' });
    const outcome = await machine.run('apps:info -a hello', {
      pause(_, signal) {
        signals.push(signal);
        isAskedAgain();
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason ?? new Error('stopped'));
          });
        });
      },
    });
    expect(outcome.exitCode).toBe(5);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(requests.filter(({ path }) => path.includes('/pods'))).toHaveLength(1);
  });
});
