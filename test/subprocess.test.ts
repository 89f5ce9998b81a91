import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { announced, fake } from './api/controllers.ts';
import type { Answerer } from './http/servers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => join(root, 'bin', `${name}.js`);

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'bin', 'build.mjs'), '--quiet'], { stdio: 'ignore' });
});

/** A controller, and the program as a real process that is logged in to it by its environment. */
async function start(answer: Answerer, environment: Readonly<Record<string, string>> = {}) {
  const controller = await fake(announced.deis22, '/v2', answer);
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-process-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const { origin } = controller.server;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DEIS_CONTROLLER: origin,
    DEIS_TOKEN: 'the-token',
    DEIS_API: 'deis-2.2',
    ...environment,
  };
  const options = { env, extendEnv: false, cwd: home, reject: false, stripFinalNewline: false } as const;
  const deis = (...words: string[]) =>
    execa(process.execPath, [bin('deis'), ...words], { ...options, stdin: 'ignore' });
  return { controller, home, origin, options, deis };
}

/** Resolves when the controller has been asked as often. */
async function untilAsked({ server }: Awaited<ReturnType<typeof fake>>, times = 1): Promise<void> {
  while (server.requests.length < times) await new Promise((resolve) => setTimeout(resolve, 10));
}

const never: Answerer = () => undefined;
const ran =
  (code: number): Answerer =>
  (response) =>
    response.end(JSON.stringify({ exit_code: code, output: 'some output\n' }));
const manyApps: Answerer = (response) => {
  const results = Array.from({ length: 20_000 }, (_, index) => ({ id: `app-${index}` }));
  response.end(JSON.stringify({ count: results.length, next: null, results }));
};

describe('a process', () => {
  it('prints its result and ends with the exit code of the remote command', async () => {
    const { deis } = await start(ran(3));
    expect(await deis('run', '-a', 'hello', 'false')).toMatchObject({
      exitCode: 3,
      stdout: "Running 'false'...\nsome output\n",
      stderr: '',
    });
  });

  it.each([
    ['apps:bogus', 2],
    ['apps:destroy', 2],
    ['config:list -a hello', 5],
  ])('ends with the exit code of its failure: %s', async (line, code) => {
    const { deis } = await start((response) => response.writeHead(404).end('{"detail":"Not found."}'));
    const { exitCode, stdout, stderr } = await deis(...line.split(' '));
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toMatch(/^Error: /);
    expect(stderr).not.toMatch(/\n\s+at |node:internal|Warning/);
  });

  // Each of these is in a bundle of its own, or brought by one.
  it.each([
    [['--jq', '.[].id'], 'app-0\n'],
    [['--template', '{{#.}}{{id}}{{/.}}'], 'app-0\n'],
    [['--json=id', '-o', 'csv'], 'id\r\napp-0\r\n'],
    [['--json=id', '-o', 'yaml'], '- id: app-0\n'],
    [['--json=id'], '[{"id":"app-0"}]\n'],
  ])('prints in the form that is asked for: %j', async (words, stdout) => {
    const { deis } = await start(manyApps);
    expect(await deis('apps', '--limit', '1', '-q', ...words)).toMatchObject({ exitCode: 0, stdout, stderr: '' });
  });

  it('does not wait for a standard input that nobody closes', async () => {
    const { options } = await start(manyApps);
    const child = execa(process.execPath, [bin('deis'), 'apps', '--limit', '1'], { ...options, stdin: 'pipe' });
    expect(await child).toMatchObject({ exitCode: 0, stdout: '=== Apps (1 of 20000)\napp-0\n' });
  });

  it('reads a password from a pipe', async () => {
    const { controller, options, origin } = await start(never);
    const words = ['login', origin, '--username=ada', '--password-stdin'];
    const { exitCode } = await execa(process.execPath, [bin('deis'), ...words], { ...options, input: 'opensesame\n' });
    expect(exitCode).toBe(0);
    expect(JSON.parse(controller.server.requests.at(-1)?.body ?? '')).toEqual({
      username: 'ada',
      password: 'opensesame',
    });
  });

  it.each([
    ['what is piped', 'printf A=piped | "$@"', 'piped'],
    ['a file', '"$@" < other.env', 'other'],
    ['.env where the pipe is empty', ': | "$@"', 'default'],
    ['.env where the file is empty', '"$@" < empty', 'default'],
    ['.env where there is nothing', '"$@" < /dev/null', 'default'],
    ['.env where there is no standard input', '"$@" <&-', 'default'],
    ['the named file', 'printf A=piped | "$@" --path other.env', 'other'],
  ])('pushes the variables of %s', async (_, script, value) => {
    const { controller, options, home } = await start((response) => response.writeHead(201).end('{"values":{}}'));
    for (const [name, text] of [
      ['.env', 'A=default\n'],
      ['other.env', 'A=other\n'],
      ['empty', ''],
    ] as const) {
      writeFileSync(join(home, name), text);
    }
    const words = ['-c', script, 'sh', process.execPath, bin('deis'), 'config:push', '-a', 'hello'];
    expect(await execa('sh', words, { ...options, stdin: 'ignore' })).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(controller.server.requests.at(-1)?.body ?? '')).toEqual({ values: { A: value } });
  });

  it('pushes the variables that another program of Node pipes into it', async () => {
    const { controller, options } = await start((response) => response.writeHead(201).end('{"values":{"A":"piped"}}'));
    const words = [bin('deis'), 'config:push', '-a', 'hello'];
    const { exitCode, stderr } = await execa(process.execPath, words, { ...options, input: 'A=piped\n' });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'Note: Reading standard input; --path names a file instead.\n',
    });
    expect(JSON.parse(controller.server.requests.at(-1)?.body ?? '')).toEqual({ values: { A: 'piped' } });
  });

  it('called drycc keeps its own folder and reads its own variables', async () => {
    const { controller, options, home, origin } = await start(manyApps, { DRYCC_API: 'drycc-2.1' });
    const drycc = (...words: string[]) =>
      execa(process.execPath, [bin('drycc'), ...words], { ...options, stdin: 'ignore' });
    expect((await drycc('apps')).exitCode).toBe(4);
    expect(await drycc('login', origin, '--username=ada', '--password=p')).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(home, '.drycc', 'client.json'))).toBe(true);
    expect(existsSync(join(home, '.deis', 'client.json'))).toBe(false);
    expect(await drycc('apps', '-l', '1')).toMatchObject({ exitCode: 0 });
    expect((await drycc('--help')).stdout).toContain('Usage: drycc');
    expect(controller.server.requests.at(-1)?.headers.authorization).toBe('token the-token');
  });
});

describe('a reader that has seen enough', () => {
  it('ends the process quietly', async () => {
    const { options } = await start(manyApps);
    const line = `set -o pipefail; "${process.execPath}" "${bin('deis')}" apps | head -n 2`;
    const outcome = await execa('bash', ['-c', line], { ...options, stdin: 'ignore' });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '=== Apps\napp-0\n', stderr: '' });
  });

  it('of messages does not keep the work from being done', async () => {
    const { controller, deis } = await start((response) => response.writeHead(201).end('{"id":"hello"}'));
    const child = deis('apps:create', 'hello');
    child.stderr.destroy();
    expect(await child).toMatchObject({ exitCode: 0, stdout: 'Creating Application... done, created hello\n' });
    expect(controller.server.requests).toHaveLength(1);
  });

  it.each(['>&-', '2>&-', '>&- 2>&- <&-'])('or that was never there is no reason for a crash: %s', async (closed) => {
    const { options } = await start(ran(0));
    const line = `"${process.execPath}" "${bin('deis')}" run -a hello true ${closed}`;
    const { exitCode, stderr } = await execa('bash', ['-c', line], { ...options, stdin: 'ignore' });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  it.each(['run -a hello sleep', 'apps', 'config:set A=1 -a hello --json', 'destroy --confirm=hello'])(
    `ends a command that waits for an answer with ${code}, and nothing on standard output: %s`,
    async (line) => {
      const { controller, deis } = await start(never);
      const child = deis(...line.split(' '));
      await untilAsked(controller);
      child.kill(signal);
      expect(await child).toMatchObject({ exitCode: code, stdout: '', stderr: '' });
      expect(controller.server.requests).toHaveLength(1);
    },
  );

  it('ends one that pauses before it asks again', async () => {
    const { controller, deis } = await start((response) => response.writeHead(503, { 'Retry-After': '50' }).end());
    const child = deis('apps');
    await untilAsked(controller);
    child.kill(signal);
    expect(await child).toMatchObject({ exitCode: code, stdout: '' });
    expect(controller.server.requests).toHaveLength(1);
  });

  it('ends one before it sends anything', async () => {
    const { controller, options, home } = await start(never);
    // A git that does not end holds the command up before its first request.
    execFileSync('bash', ['-c', 'printf "#!/bin/sh\\ntouch started\\nexec sleep 5\\n" > git && chmod +x git'], {
      cwd: home,
    });
    const env = { ...options.env, PATH: `${home}:${options.env.PATH}`, DEIS_APP: 'hello' };
    const child = execa(process.execPath, [bin('deis'), 'ps:restart'], { ...options, env, stdin: 'ignore' });
    while (!existsSync(join(home, 'started'))) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill(signal);
    expect(await child).toMatchObject({ exitCode: code, stdout: '' });
    expect(controller.server.requests).toEqual([]);
  });
});
