import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compareVersions } from '../src/api/dialects/compare-versions.ts';
import { createMachine, type Machine } from './setup/simulated-machine.ts';
import { type Received, type Reply, startTestController, type TestController } from './proofs/test-controller.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';
import { planted } from './secrets/planted.ts';
import { stopTimers, until } from './setup/stopped-timers.ts';

/*
 * The faults of the Go clients, none of which is copied, in the order of docs/differences.md: for each a test that shows
 * what this program does instead.
 */

interface Started {
  readonly machine: Machine;
  readonly controller: TestController;
  /** Method and path of what arrived, but for the question which API it is. */
  readonly asked: () => readonly string[];
}

/** Starts a controller that answers with a value, or with a reply, by the method and the path; and a machine logged in to it. */
async function start(
  routes: Readonly<Record<string, unknown>>,
  versions: Readonly<Record<string, string>> = { DEIS_API_VERSION: '2.2' },
): Promise<Started> {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc' });
  onTestFinished(async () => {
    await controller.close();
    machine.remove();
  });
  const headers = { ...versions, 'Content-Type': 'application/json' };
  controller.expect(({ method, path, headers: sent }): Reply => {
    if (isQuestion(method, sent)) return { status: 401, headers, body: '{"detail":"Who are you?"}' };
    const value = routes[`${method} ${path}`];
    if (value === undefined) return { status: 404, headers, body: '{"detail":"Not found."}' };
    return isReply(value)
      ? { ...value, headers: { ...headers, ...value.headers } }
      : { status: 200, headers, body: JSON.stringify(value) };
  });
  const asked = () =>
    controller.received
      .filter((request) => !isQuestion(request.method, request.headers))
      .map(({ method, path }) => `${method} ${path}`);
  return { machine, controller, asked };
}

/** Which API a controller speaks is asked without a token. */
function isQuestion(method: string, headers: Received['headers']): boolean {
  return method === 'GET' && headers.authorization === undefined;
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'body' in value && 'status' in value;
}

async function startPlace(dialect = 'deis-2.2'): Promise<Place> {
  const place = await createPlace(dialect);
  onTestFinished(() => place.close());
  return place;
}

const page = (results: unknown, count: unknown = Array.isArray(results) ? results.length : 0) => ({
  count,
  next: null,
  previous: null,
  results,
});
const appOf = (id: string) => ({ id, uuid: `uuid-${id}`, owner: 'ada', url: `${id}.example.com`, structure: {} });

describe('1. A controller that never answers', () => {
  it.each([
    [['apps', '--timeout', '1'], {}],
    [['apps:create', 'hello'], { DEIS_TIMEOUT: '1' }],
    [['login', '--username=ada', '--password=x', '--timeout=1'], {}],
  ])('ends the command with what happened: %j %j', async (words, environment) => {
    const pass = stopTimers();
    let isAsked = false;
    const server = createServer(() => (isAsked = true));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const machine = createMachine({ DEIS_CONTROLLER: url, DEIS_TOKEN: 'abc' });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
      machine.remove();
    });
    const line = words[0] === 'login' ? ['login', url, ...words.slice(1)] : words;
    const running = machine.run(line, { environment });
    await until(() => isAsked);
    pass(1000);
    const { exitCode, stdout, stderr } = await running;
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: '' });
    expect(stderr).toContain('1 second');
  });
});

describe('2. An answer that is not as it should be', () => {
  it('is a failure of the controller where a list is null', async () => {
    const { machine } = await start({ 'GET /v2/apps': page(null) });
    const { exitCode, stdout, stderr } = await machine.run('apps');
    expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
    expect(stderr).toMatch(/^Error: The controller sent an unreadable response to apps.list/);
  });

  it('is read all the same where the count is text, dates are null, a limit is a number, or a key is short', async () => {
    const { machine } = await start({
      'GET /v2/apps': page([{ ...appOf('hello'), created: null, updated: null }], '1'),
      'GET /v2/apps/hello/releases/': page([
        { version: 1, created: null, summary: null, uuid: 'u', config: null, build: null, app: 'hello', owner: 'ada' },
      ]),
      'GET /v2/apps/hello/config/': {
        values: { A: '1' },
        cpu: { web: 2 },
        memory: { web: 512 },
        tags: {},
        registry: {},
      },
      'GET /v2/keys/': page([
        { id: 'short', public: 'ssh-rsa A', owner: 'ada', uuid: 'u', created: null, updated: null },
      ]),
    });
    for (const isTerminal of [false, true]) {
      const environment = { NO_COLOR: '1' };
      const show = (line: string) => machine.run(line, { isTerminal, environment });
      expect(await show('apps')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('hello') as string });
      expect(await show('releases -a hello')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('v1') as string,
      });
      expect(await show('config -a hello')).toMatchObject({ exitCode: 0, stdout: '=== hello Config\nA  1\n' });
      const keys = await show('keys');
      expect(keys).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('short') as string });
      for (const { stdout } of [keys, await show('apps'), await show('releases -a hello')]) {
        expect(stdout).not.toMatch(/null|undefined|Invalid|NaN/);
      }
    }
    expect(await machine.json('config -a hello')).toMatchObject({ cpu: { web: 2 } });
  });

  it('is no need for git', async () => {
    const { machine } = await start({
      'POST /v2/apps/': { status: 201, headers: {}, body: JSON.stringify(appOf('hello')) },
    });
    const { exitCode, stdout } = await machine.run('create hello', { environment: { PATH: '' } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Creating Application... done, created hello\n' });
  });
});

describe('3. A controller of another version', () => {
  const routes = { 'GET /v2/apps/hello/config/': { values: { A: '1' }, tags: { disk: 'ssd' } } };

  it.each(['2.1', '2.9', '2.10'])('is read all the same, with one notice: %s', async (version) => {
    const { machine } = await start(routes, { DEIS_API_VERSION: version });
    const first = await machine.run('config -a hello --diff');
    expect(first).toMatchObject({ exitCode: 0, stdout: 'A=1\n' });
    expect(first.stderr.match(/^Note: .*$/gm)).toHaveLength(1);
    expect(first.stderr).toContain(`speaks Deis API ${version}`);
    expect(await machine.run('config:pull -a hello')).toEqual({ exitCode: 0, stdout: 'A=1\n', stderr: '' });
  });

  it('is newer with 2.10 than with 2.3', () => {
    expect(compareVersions('2.10', '2.3')).toBeGreaterThan(0);
    expect(compareVersions('2.3', '2.10')).toBeLessThan(0);
  });
});

describe('4. A name that would change the path of a request', () => {
  it.each([
    ['keys:remove', 'a/b'],
    ['keys:remove', '../apps/hello'],
    ['keys:remove', 'a?b#c'],
    ['keys:remove', 'a%2Fb'],
  ])('is one segment of it: %s %s', async (command, key) => {
    const { machine, asked } = await start({});
    await machine.run([command, key]);
    expect(asked()).toEqual([`DELETE /v2/keys/${encodeURIComponent(key)}`]);
  });

  it.each(['app?x=1', '../x', '..', 'a/b', 'a#b', 'a b', '', '%2e%2e', 'a\n'])('is none of an app: %j', async (id) => {
    const { machine, asked } = await start({});
    for (const words of [['apps:info'], ['config:set', 'A=1'], ['apps:destroy', '--confirm', id]]) {
      expect(await machine.run([...words, '-a', id])).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(asked()).toEqual([]);
  });
});

describe('5. A value that is no text', () => {
  const values = { BIG: 123456789, BIGGEST: 9007199254740991, NO: false, TEXT: 'x', YES: true };

  it('is printed as the controller has it', async () => {
    const { machine } = await start({ 'GET /v2/apps/hello/config/': { values } });
    const { stdout } = await machine.run('config -a hello --oneline');
    expect(stdout).toBe('BIG=123456789 BIGGEST=9007199254740991 NO=false TEXT=x YES=true\n');
    expect((await machine.run('config:pull -a hello')).stdout).toBe(stdout.replaceAll(' ', '\n'));
    expect(await machine.json('config -a hello')).toEqual({ values });
  });

  it('has a name of letters, digits and underscores', async () => {
    const { machine, asked } = await start({});
    for (const name of ['^X', '[X', '\\X', ']', '`']) {
      expect(await machine.run(['config:set', '-a', 'hello', `${name}=1`])).toMatchObject({ exitCode: 2 });
    }
    expect(asked()).toEqual([]);
  });
});

describe('6. What cannot be done', () => {
  it.each([
    ['apps:nothing'],
    ['auth:nothing'],
    ['auth', 'nothing'],
    ['apps', 'nothing'],
    ['nothing'],
    ['nothing:list'],
    ['--nothing'],
    ['help', 'nothing'],
    ['help', 'apps:nothing'],
  ])('is wrong usage when there is no such command: %j', async (...words) => {
    const { machine, asked } = await start({});
    const { exitCode, stdout, stderr } = await machine.run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^Error: /);
    expect(asked()).toEqual([]);
  });

  it.each([
    [['config:sett', 'A=1'], 'config:set'],
    [['config', 'sett', 'A=1'], 'config:set'],
    [['app:list'], 'apps:list'],
    [['auth', 'logn'], 'auth:login'],
    [['appps'], 'apps'],
    [['scal', 'web=1'], 'scale'],
    [['help', 'releses'], 'releases'],
  ])('is told with what comes near: %j', async (words, near) => {
    const { machine } = await start({});
    expect((await machine.run(words)).stderr).toContain(`Did you mean ${near}?`);
  });

  it('is a failure when the settings of a login cannot be written', async () => {
    const token = { status: 200, headers: {}, body: '{"token":"abc"}' };
    const { machine, controller } = await start({ 'POST /v2/auth/login/': token });
    writeFileSync(join(machine.home, '.deis'), 'a file, where the folder should be');
    const { exitCode, stderr, stdout } = await machine.run(['login', controller.url, '--username=ada', '--password=x']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(join(machine.home, '.deis', 'client.json'));
  });
});

describe('7. A pipe', () => {
  it('gets text alone: no progress, no colours', async () => {
    const { machine } = await startPlace();
    for (const line of [
      'create hello --no-remote',
      'builds:create deis/example-go -a hello',
      'config:set A=1 -a hello',
      'ps:scale cmd=2 -a hello',
      'ps:restart -a hello',
      'ps -a hello',
      'logs -a hello',
      'run -a hello -- echo one',
      'releases -a hello',
      'info -a hello',
      'destroy -a hello --confirm=hello',
    ]) {
      const { exitCode, stdout, stderr } = await machine.run(line, { environment: { TERM: 'xterm-256color' } });
      expect({ exitCode, stderr }, line).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout, line).toMatch(/^[\P{Cc}\n\t]+$/u);
    }
  });
});

describe('8. Text of others', () => {
  it.each([
    ['{"detail":"Not here."}', 'Not here.'],
    ['"Gone for maintenance."', 'Gone for maintenance.'],
    ['"No Application matches the given query."', /^App "hello" not found on http:/],
    ['{"error":"No such app"}', 'No such app'],
  ])('is shown without the marks of JSON: %s', async (body, words) => {
    const { machine } = await start({ 'GET /v2/apps/hello/config/': { status: 404, headers: {}, body } });
    const { exitCode, stderr } = await machine.run('config -a hello');
    expect(exitCode).toBe(5);
    const [first = ''] = stderr.split('\n');
    if (typeof words === 'string') expect(first).toBe(`Error: ${words}`);
    else expect(first.replace('Error: ', '')).toMatch(words);
  });

  it('loses its CR where it is a public key', async () => {
    const { machine, controller } = await start({
      'POST /v2/keys/': { status: 201, headers: {}, body: '{"id":"ada@laptop","public":"","owner":"ada","uuid":"u"}' },
    });
    const key = readFileSync(new URL('./fixtures/ed25519.pub', import.meta.url), 'utf8')
      .trim()
      .split(' ')
      .slice(0, 2);
    writeFileSync(join(machine.directory, 'id.pub'), `${key.join(' ')} ada@laptop\r\n`);
    expect(await machine.run('keys:add id.pub')).toMatchObject({ exitCode: 0 });
    expect(controller.received.at(-1)?.body).toEqual({ id: 'ada@laptop', public: `${key.join(' ')} ada@laptop` });
  });
});

describe('9. The password of a registry', () => {
  it('is in no output for people', async () => {
    const config = { values: { A: '1', PORT: '80' }, registry: { username: 'bob', password: planted.registry } };
    const { machine } = await start({
      'GET /v2/apps/hello/config/': config,
      'POST /v2/apps/hello/config/': { status: 201, headers: {}, body: JSON.stringify(config) },
    });
    for (const line of ['config', 'config --oneline', 'config --diff', 'config:pull', 'config:set A=1 --show-values']) {
      for (const isTerminal of [false, true]) {
        const { exitCode, stdout, stderr } = await machine.run(`${line} -a hello`, { isTerminal });
        expect(exitCode, line).toBe(0);
        expect(stdout + stderr).not.toMatch(new RegExp(`${planted.registry}|registry`));
      }
    }
    for (const line of ['registry', `registry:set username=bob password=${planted.registry}`, 'registry:unset email']) {
      for (const isTerminal of [false, true]) {
        const options = { isTerminal, environment: { NO_COLOR: '1' } };
        const { exitCode, stdout, stderr } = await machine.run(`${line} -a hello`, options);
        expect(exitCode, line).toBe(0);
        expect(stdout).toContain('=== hello Registry\npassword  ***\nusername  ***\n');
        expect(stdout + stderr).not.toMatch(new RegExp(`${planted.registry}|bob`));
      }
    }
    expect(await machine.json('config -a hello')).toEqual(config);
    expect(await machine.json('registry -a hello')).toEqual(config);
  });
});

describe('10. A login and a list as drycc', () => {
  const profile = (url: string, limit: number) =>
    JSON.stringify({ username: 'ada', ssl_verify: true, controller: url, token: 'abc', response_limit: limit });

  it('wait for nothing: a login is one question and one answer', async () => {
    const { machine, controller, asked } = await start(
      { 'POST /v2/auth/login/': { token: 'abc' } },
      { DRYCC_API_VERSION: '2.1' },
    );
    const words = ['login', controller.url, '--username=ada', '--password=x'];
    expect(await machine.run(words, { brand: 'drycc' })).toMatchObject({ exitCode: 0 });
    expect(asked()).toEqual(['POST /v2/auth/login/']);
  });

  it('ask for as many items as the settings say', async () => {
    const { machine, controller } = await start({ 'GET /v2/apps': page([]) }, { DRYCC_API_VERSION: '2.1' });
    mkdirSync(join(machine.home, '.drycc'));
    writeFileSync(join(machine.home, '.drycc', 'client.json'), profile(controller.url, 7), { mode: 0o600 });
    expect(await machine.run('apps', { brand: 'drycc' })).toMatchObject({ exitCode: 0 });
    expect(controller.received.at(-1)).toMatchObject({ method: 'GET', query: '?limit=7' });
  });
});

describe('11. Options after --', () => {
  it.each([
    [['run', '-a', 'hello', '--', 'bash', '-c', 'ls'], 'bash -c ls'],
    [['run', '-a', 'hello', 'bash', '-c', 'ls'], 'bash -c ls'],
    [['run', '-a', 'hello', '--', 'ls', '--config=x', '-a', 'y'], 'ls --config=x -a y'],
    [['--config=ci', 'run', '-a', 'hello', '--', 'ls', '-c', 'x'], 'ls -c x'],
  ])('belong to the remote command: %j', async (words, command) => {
    const { machine, controller } = await start({ 'POST /v2/apps/hello/run/': { exit_code: 0, output: 'out\n' } });
    expect(await machine.run(words)).toMatchObject({ exitCode: 0, stdout: `Running '${command}'...\nout\n` });
    expect(controller.received.at(-1)).toMatchObject({ path: '/v2/apps/hello/run/', body: { command } });
  });
});

describe('12. config:push in CI', () => {
  it('reads the file that is named, whatever standard input is, and .env where that is empty', async () => {
    const { machine, controller } = await start({
      'POST /v2/apps/hello/config/': { status: 201, headers: {}, body: '{"values":{}}' },
    });
    writeFileSync(join(machine.directory, '.env'), 'A=default\n');
    writeFileSync(join(machine.directory, 'ci.env'), 'A=named\n');
    const push = async (words: string, input: string) => {
      expect(await machine.run(`config:push -a hello ${words}`, { input })).toMatchObject({ exitCode: 0 });
      return controller.received.at(-1)?.body;
    };
    expect(await push('', '')).toEqual({ values: { A: 'default' } });
    expect(await push('', ' \n')).toEqual({ values: { A: 'default' } });
    expect(await push('', 'A=input\n')).toEqual({ values: { A: 'input' } });
    expect(await push('--path .env', 'A=input\n')).toEqual({ values: { A: 'default' } });
    expect(await push('--path ci.env', 'A=input\n')).toEqual({ values: { A: 'named' } });
    expect(await push('--path -', 'A=input\n')).toEqual({ values: { A: 'input' } });
  });
});

describe('13. ps:restart of one process', () => {
  const pod = (name: string, type: string) => ({ name, type, release: 'v2', state: 'up', started: null });
  const routes = {
    'GET /v2/apps/hello/pods/': page([pod('hello-v2-web-e7dej', 'web'), pod('hello-v2-cron-x1y2z', 'cron')]),
    'POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/': [pod('hello-v2-web-e7dej', 'web')],
    'POST /v2/apps/hello/pods/web/restart/': [pod('hello-v2-web-e7dej', 'web')],
  };

  it.each([['web-e7dej'], ['hello-v2-web-e7dej']])('is of that process: %s', async (target) => {
    const { machine, asked } = await start(routes);
    const { exitCode, stdout } = await machine.run(`ps:restart ${target} -a hello`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Restarting processes... but first, coffee!\ndone in \d+s\n=== hello Processes\n/);
    expect(asked()).toEqual(['GET /v2/apps/hello/pods/', 'POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/']);
  });

  it('is none where there is no such process', async () => {
    const { machine, asked } = await start(routes);
    expect(await machine.run('ps:restart e7xxx -a hello')).toMatchObject({ exitCode: 5 });
    // A type that is scaled to 0 is looked for too.
    expect(asked()).toEqual(['GET /v2/apps/hello/pods/', 'GET /v2/apps/hello/']);
  });
});
