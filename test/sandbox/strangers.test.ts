import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, type TestContext } from 'vitest';
import { identityOf } from '../../src/sandbox/runtime/identity.ts';
import { markedProcesses } from '../../src/sandbox/runtime/orphans.ts';
import type { Ended } from '../machine-faults/program.ts';
import { nodeApp } from './pushing.ts';
import { realPlace, type RealPlace, statusOf } from './real-sandbox.ts';

/** The user `nobody` of Linux. */
const nobody = 65_534;

/** Why another user cannot be had here; undefined where one can. */
function noStranger(): string | undefined {
  if (process.geteuid?.() !== 0) return 'only root can be another user';
  const { status } = spawnSync(process.execPath, ['--version'], {
    uid: nobody,
    gid: nobody,
    stdio: 'ignore',
    cwd: '/',
  });
  return status === 0 ? undefined : 'another user cannot run this node';
}

const impossible = noStranger();

/** Another user of the machine, with the program installed. */
interface Stranger {
  /** Runs the program. */
  readonly deis: (words: readonly string[], input?: string) => Promise<Ended>;
  /** Runs a script of Node. */
  readonly node: (script: string, ...words: readonly string[]) => Promise<Ended>;
  readonly git: (...words: readonly string[]) => Promise<Ended>;
}

function stranger(): Stranger {
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-stranger-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  // The checkout may be where nobody else can read it.
  const installed = join(home, 'program');
  for (const part of ['bin/deis.js', 'bin/package.json', 'dist', 'package.json']) {
    cpSync(fileURLToPath(new URL(`../../${part}`, import.meta.url)), join(installed, part), { recursive: true });
  }
  spawnSync('chown', ['-R', `${nobody}:${nobody}`, home]);
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  const run = (file: string, words: readonly string[], input = ''): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(file, words, { uid: nobody, gid: nobody, env, cwd: home });
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
      }
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ exitCode: code ?? undefined, ...output });
      });
      child.stdin.on('error', () => undefined).end(input);
    });
  return {
    deis: (words, input) => run(process.execPath, [join(installed, 'bin', 'deis.js'), ...words], input),
    node: (script, ...words) => run(process.execPath, ['-e', script, ...words]),
    git: (...words) => run('git', words),
  };
}

const register = (url: string, name: string): string[] => [
  ...['auth:register', url, `--username=${name}`, `--email=${name}@example.com`, '--password-stdin'],
];

/** A sandbox of this user, with the app `hello` pushed, a private file, and a stranger beside. */
async function attacked(
  skip: TestContext['skip'],
  ...options: readonly string[]
): Promise<{ owner: RealPlace; url: string; data: string; secret: string; other: Stranger; started: Ended }> {
  if (impossible !== undefined) skip(impossible);
  const owner = realPlace();
  const secret = join(owner.home, 'private');
  writeFileSync(secret, 'of the owner alone', { mode: 0o600 });
  // The attack is on the sandbox, and not on what its owner forgot to close.
  chmodSync(owner.home, 0o755);
  const started = await owner.run(['sandbox:start', '--background', ...options]);
  const { url, data } = await statusOf(owner);
  expect(await owner.run(register(url ?? '', 'ada'), 'opensesame\n')).toMatchObject({ exitCode: 0 });
  return { owner, url: url ?? '', data, secret, other: stranger(), started };
}

async function pushHello(owner: RealPlace): Promise<void> {
  const files = Object.entries(nodeApp).map(([name, text]) => `printf %s ${quoted(text)} > ${name}`);
  const author = '-c user.name=Ada -c user.email=ada@example.com';
  const script = [
    'mkdir hello',
    'cd hello',
    ...files,
    'git init -q -b main',
    'git add .',
    `git ${author} commit -qm one`,
  ];
  expect(await owner.shell([...script, 'deis create hello', 'git push -q deis HEAD:main'].join(' && '))).toMatchObject({
    exitCode: 0,
  });
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Tries to read, to list and to write everything at the paths, and prints what it could. */
const trespass = `
const fs = require('fs');
for (const path of process.argv.slice(1)) {
  for (const [what, attempt] of [
    ['read', () => fs.readFileSync(path)],
    ['list', () => fs.readdirSync(path)],
    ['write', () => fs.closeSync(fs.openSync(path, 'r+'))],
    ['add', () => fs.mkdirSync(path + '/planted')],
    ['remove', () => fs.rmSync(path, { recursive: true })],
  ]) {
    try { attempt(); console.log(what, path); } catch {}
  }
}`;

/** Prints the command lines of processes, their environments if it can, and which of them it could end. */
const meddle = `
const fs = require('fs');
for (const pid of process.argv.slice(1)) {
  console.log('seen', fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').replaceAll('\\0', ' ').replaceAll('\\n', ' '));
  try { console.log('environ', fs.readFileSync('/proc/' + pid + '/environ', 'utf8')); } catch {}
  try { process.kill(Number(pid), 'SIGKILL'); console.log('killed', pid); } catch {}
}`;

it('another user of the machine cannot register, and so runs nothing', async ({ skip }) => {
  const { owner, url, other, secret } = await attacked(skip);
  await pushHello(owner);
  const refused = await other.deis(register(url, 'eve'), 'opensesame\n');
  expect(refused.exitCode).toBe(4);
  expect(refused.stderr).toContain('Only the owner of this sandbox may register.');
  expect(refused.stderr).toContain('start it with deis sandbox:start --open.');
  const asJson = await other.deis([...register(url, 'eve'), '--json'], 'opensesame\n');
  expect(JSON.parse(asJson.stderr)).toMatchObject({ error: { status: 403 } });
  // Without an account: what the login was made for.
  for (const words of [['apps:run', 'cat', secret, '-a', 'hello'], ['apps:list'], ['config:list', '-a', 'hello']]) {
    expect(await other.deis(words)).toMatchObject({ exitCode: 4, stdout: '' });
  }
  const token = `fetch('${url}/v2/apps/hello/run', { method: 'POST', headers: { Authorization: 'token ' + 'a'.repeat(40),
    'Content-Type': 'application/json' }, body: '{"command":"id"}' }).then((response) => console.log(response.status))`;
  expect((await other.node(token)).stdout).toBe('401\n');
  const guess = `fetch('${url}/v2/auth/register/', { method: 'POST', headers: { 'X-Sandbox-Secret': '0'.repeat(64),
    'Content-Type': 'application/json' }, body: '{"username":"eve","password":"p","email":"e@e.com"}' })
    .then((response) => console.log(response.status))`;
  expect((await other.node(guess)).stdout).toBe('403\n');
  expect(await other.git('ls-remote', `${url}/hello.git`)).toMatchObject({ exitCode: 128, stdout: '' });
  expect((await owner.run(['users:list'])).stdout).not.toContain('eve');
});

it('another user can read, add and remove nothing of the data folder, and end nothing', async ({ skip }) => {
  const { owner, data, url, other } = await attacked(skip);
  await pushHello(owner);
  const paths = (readdirSync(data, { recursive: true }) as string[]).map((name) => join(data, name));
  expect(paths.map((path) => path.slice(data.length + 1))).toEqual(
    expect.arrayContaining(['controller.db', 'secret', 'running.json', 'sandbox.log', 'slugs', 'repos', 'hooks', 'id']),
  );
  expect((await other.node(trespass, data, ...paths)).stdout).toBe('');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  // Nor of its processes, but for their command lines, which have no secret.
  const { pid } = await statusOf(owner);
  const processes = [Number(pid), ...markedProcesses(identityOf(data))];
  expect(processes.length).toBeGreaterThan(1);
  const seen = await other.node(meddle, ...processes.map(String));
  expect(seen.stdout.match(/^seen /gm)).toHaveLength(processes.length);
  expect(seen.stdout).not.toMatch(/^(?:environ|killed)/m);
  expect(seen.stdout).not.toContain(readFileSync(join(data, 'secret'), 'utf8'));
  for (const verb of ['stop', 'reset'])
    await other.deis([`sandbox:${verb}`, '--data', data, ...(verb === 'reset' ? ['--yes'] : [])]);
  expect(await statusOf(owner)).toMatchObject({ running: true, url });
  expect((await owner.run(['apps:list'])).stdout).toContain('hello');
});

it('--open says that every user runs code as the owner, which is so', async ({ skip }) => {
  const { owner, other, secret, url, started } = await attacked(skip, '--open', '--simulate-images');
  const warning = 'Note: Every user of this machine can now register, and run code as you (--open).\n';
  expect(started.stderr).toBe(warning);
  await pushHello(owner);
  expect(await other.deis(register(url, 'eve'), 'opensesame\n')).toMatchObject({ exitCode: 0 });
  await other.deis(['apps:create', 'evil', '--no-remote']);
  await other.deis(['builds:create', 'example/go', '-a', 'evil']);
  const { stdout } = await other.deis(['apps:run', 'cat', secret, '-a', 'evil']);
  expect(stdout).toContain('of the owner alone');
});
