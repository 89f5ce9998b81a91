import { cpSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { execa, type Options, type Result } from 'execa';
import { expect } from 'vitest';
import { root } from './installation.ts';

/** Runs an installed program, or a program on PATH, in a folder of the test, with the installed programs on PATH. */
export type RunInstalled = (program: string, words: readonly string[], options?: RunOptions) => Promise<Outcome>;

interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
}

type Outcome = Pick<Result<{ stdout: 'pipe'; stderr: 'pipe' }>, 'exitCode' | 'stdout' | 'stderr'>;

/** Runs programs with nothing of this process's environment but PATH, below which the installed ones come first. */
export function runnerIn(folder: string, programs: string): RunInstalled {
  return async (program, words, { input = '', cwd = folder } = {}) => {
    const separator = process.platform === 'win32' ? ';' : ':';
    const options = {
      env: { PATH: [programs, process.env['PATH'] ?? ''].join(separator), HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
      extendEnv: false,
      cwd,
      input,
      reject: false,
      stripFinalNewline: false,
    } satisfies Options;
    return execa(program, words, options);
  };
}

/** What a stranger does first: starts a sandbox in the background, registers, pushes an app, and sees its response. */
export async function doMainJob(run: RunInstalled, folder: string): Promise<void> {
  const started = await run('deis', ['sandbox:start', '--background', '--json']);
  expect(started).toMatchObject({ exitCode: 0, stderr: '' });
  try {
    const { url } = JSON.parse(started.stdout) as { url: string };
    const words = ['auth:register', url, '--username=ada', '--email=ada@example.com', '--password-stdin'];
    expect(await run('deis', words, { input: 'opensesame\n' })).toMatchObject({ exitCode: 0 });
    const cwd = join(folder, 'hello');
    cpSync(join(root, 'examples', 'node'), cwd, { recursive: true });
    await run('git', ['init', '--quiet'], { cwd });
    await run('git', ['add', '.'], { cwd });
    const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    expect(await run('git', [...author, 'commit', '--quiet', '-m', 'First'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await run('deis', ['create', 'hello'], { cwd })).toMatchObject({ exitCode: 0 });
    const pushed = await run('git', ['push', 'deis', 'HEAD:main'], { cwd });
    expect(pushed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('hello v2 is deployed') as unknown });
    expect(await run('deis', ['apps:list'])).toMatchObject({ exitCode: 0, stdout: '=== Apps\nhello\n', stderr: '' });
    expect(await run('deis', ['apps:list', '--jq', '.[].id'])).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
    expect(await responseOf(url, 'hello')).toMatch(/^Hello from release v2/);
    const shown = await run('deis', ['run', 'echo $((6*7))', '--app', 'hello']);
    expect(shown).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('42\n') as unknown });
  } finally {
    const stopped = await run('deis', ['sandbox:stop']);
    const log = join(folder, '.deis', 'sandbox', 'sandbox.log');
    expect(stopped, readFileSync(log, 'utf8')).toMatchObject({ exitCode: 0 });
  }
}

/** What an app of a sandbox answers. The names below localhost are not known everywhere, so the address is the sandbox's. */
function responseOf(sandbox: string, app: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { Host: `${app}.localhost:${new URL(sandbox).port}` };
    get(sandbox, { headers }, (response) => {
      response
        .setEncoding('utf8')
        .toArray()
        .then((parts) => {
          resolve(parts.join(''));
        }, reject);
    }).on('error', reject);
  });
}
