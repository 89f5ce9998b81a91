import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { program, settingsOf, workplace, type Workplace } from './program.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const pipe = (path: string): void => void execFileSync('mkfifo', [path]);

/** A workplace with a login, whose controller has an app with one variable. */
async function place(): Promise<Workplace & { sent: () => string[] }> {
  const here = await workplace((response, { method, path }) => {
    const isConfig = path.includes('/config/');
    response.statusCode = method === 'GET' ? 200 : 201;
    const set = method === 'GET' ? '' : ',"A":"1"';
    response.end(isConfig ? `{"values":{"SECRET":"s3cret"${set}}}` : '{"count":0,"results":[],"name":"foo","id":"k"}');
  });
  mkdirSync(join(here.home, '.deis'), { mode: 0o700 });
  writeFileSync(join(here.home, '.deis', 'client.json'), settingsOf(here.origin), { mode: 0o600 });
  const sent = () => here.controller.server.requests.filter(({ method }) => method !== 'GET').map(({ body }) => body);
  return { ...here, sent };
}

describe('a pipe in the place of a file of a repository', () => {
  it.each(['.git', '.git/config'])('%s in a folder above keeps no command', async (name) => {
    const here = await place();
    const below = join(here.home, 'work', 'below');
    mkdirSync(below, { recursive: true });
    if (name !== '.git') mkdirSync(join(here.home, 'work', '.git'));
    pipe(join(here.home, 'work', name));
    expect(await here.run(['apps:list'], { cwd: below })).toMatchObject({ exitCode: 0, stdout: '=== Apps\n' });
    expect(await here.run(['config:list', '-a', 'hello'], { cwd: below })).toMatchObject({ exitCode: 0 });
    // Which app is meant is not guessed where git could not be asked.
    const { exitCode, stderr } = await here.run(['config:list'], { cwd: below });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${join(here.home, 'work', name)} is not a regular file`);
  });

  it.each(['config:push', 'config:diff'])('.env is refused by %s', async (words) => {
    const here = await place();
    pipe(join(here.home, '.env'));
    const { exitCode, stderr } = await here.run([words, '-a', 'hello'], { cwd: here.home });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Could not read .env: it is not a regular file.');
    expect(here.sent()).toEqual([]);
  });

  it('is no device that never ends either', async () => {
    const here = await place();
    const { exitCode, stderr } = await here.run(['config:push', '-p', '/dev/zero', '-a', 'hello']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Could not read /dev/zero: it is not a regular file.');
  });
});

describe('a link that may have come with a repository', () => {
  it('is not read for .env, unless it is named', async () => {
    const here = await place();
    writeFileSync(join(here.home, 'elsewhere'), 'A=1\n');
    symlinkSync(join(here.home, 'elsewhere'), join(here.home, '.env'));
    const refused = await here.run(['config:push', '-a', 'hello'], { cwd: here.home });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('Could not read .env: it is a symbolic link.');
    expect(here.sent()).toEqual([]);
    await here.run(['config:push', '-a', 'hello', '--path', '.env'], { cwd: here.home });
    expect(here.sent()).toEqual(['{"values":{"A":"1"}}']);
  });

  it('is not written through for .env', async () => {
    const here = await place();
    const target = join(here.home, 'elsewhere');
    symlinkSync(target, join(here.home, '.env'));
    const line = 'deis config:pull --overwrite -a hello';
    // Only at a terminal is .env written without being named.
    const words = ['-qec', line.replace('deis', program.join(' ')), '/dev/null'];
    const environment = { ...here.environment, TERM: 'xterm' };
    const child = spawn('script', words, { cwd: here.home, env: environment, stdio: 'ignore' });
    await new Promise((resolve) => child.once('close', resolve));
    expect(statSync(target, { throwIfNoEntry: false })).toBeUndefined();
    expect(lstatSync(join(here.home, '.env')).isSymbolicLink()).toBe(true);
  });
});

describe('a file of the sandbox', () => {
  it.each(['a link', 'a pipe'])('%s in the place of its log is not written to', async (what) => {
    const here = await place();
    const data = join(here.home, 'data');
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(here.home, 'elsewhere'), 'mine\n');
    if (what === 'a link') symlinkSync(join(here.home, 'elsewhere'), join(data, 'sandbox.log'));
    else pipe(join(data, 'sandbox.log'));
    const { exitCode, stderr } = await here.run(['sandbox:start', '--background', '--data', data]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Could not write ${join(data, 'sandbox.log')}: it is `);
    expect(readFileSync(join(here.home, 'elsewhere'), 'utf8')).toBe('mine\n');
  });

  it('in whose place a folder for the sandbox would be is named', async () => {
    const here = await place();
    writeFileSync(join(here.home, 'elsewhere'), 'mine\n');
    const data = join(here.home, 'elsewhere', 'data');
    const { exitCode, stderr } = await here.run(['sandbox:start', '--background', '--data', data]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Could not write ${join(data, 'sandbox.log')}: part of its path is not a directory.`);
  });
});

describe('a pipe where one is meant', () => {
  it('is read by config:push, certs:add and keys:add', async () => {
    const here = await place();
    const [pem, key, pub] = ['san.example.com.pem', 'san.example.com.key.pem', 'ed25519.pub'].map(fixture);
    const deis = program.join(' ');
    // The controller is in this process: nothing may block it.
    const run = async (line: string): Promise<string> => {
      const child = spawn('bash', ['-c', line], {
        cwd: here.home,
        env: here.environment,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (text: Buffer) => (said += text.toString()));
      const code = await new Promise((resolve) => child.once('close', resolve));
      return `${String(code)} ${said}`;
    };
    expect(await run(`${deis} config:push -a hello -p <(sleep 0.2; echo A=1)`)).toBe('0 ');
    expect(await run(`${deis} certs:add foo <(cat ${pem}) <(cat ${key})`)).toBe('0 ');
    expect(await run(`${deis} keys:add laptop <(cat ${pub})`)).toBe('0 ');
    const [config, cert, added] = here.sent();
    expect(config).toBe('{"values":{"A":"1"}}');
    expect(cert).toContain('BEGIN CERTIFICATE');
    expect(added).toContain('"id":"laptop"');
  });

  it('is written by config:pull, without --overwrite', async () => {
    const here = await place();
    const path = join(here.home, 'pipe');
    pipe(path);
    const out = join(here.home, 'out');
    const reader = spawn('sh', ['-c', 'cat pipe > out'], { cwd: here.home });
    const ended = new Promise((resolve) => reader.once('close', resolve));
    expect(await here.run(['config:pull', '-p', path, '-a', 'hello'])).toMatchObject({ exitCode: 0 });
    await ended;
    expect(readFileSync(out, 'utf8')).toBe('SECRET=s3cret\n');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  it.each(['config:push', 'config:pull'])('is waited for by %s until a signal comes', async (words) => {
    const here = await place();
    const path = join(here.home, 'pipe');
    pipe(path);
    const [node, script] = program;
    const child = spawn(node, [script, words, '-p', path, '-a', 'hello', '--debug'], {
      env: here.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) =>
      child.once('close', (code) => {
        resolve(code);
      }),
    );
    // It is sent again and again until it is heard: the program may not have come as far as to listen.
    const signal = setInterval(() => child.kill('SIGTERM'), 200);
    const code = await ended;
    clearInterval(signal);
    expect([143, null]).toContain(code);
    expect(here.sent()).toEqual([]);
  });
});

it('a umask that takes away everything leaves the settings usable', async () => {
  const here = await workplace();
  expect(await here.shell(`umask 0777; deis ${here.login.join(' ')}`)).toMatchObject({ exitCode: 0 });
  expect((statSync(join(here.home, '.deis')).mode & 0o777).toString(8)).toBe('700');
  expect(await here.run(['whoami'])).toMatchObject({ exitCode: 0 });
});
