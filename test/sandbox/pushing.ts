import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/wire/server.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { start, type StartedSandbox } from './started-sandbox.ts';

/** How a git command ended. */
export interface GitOutcome {
  readonly exitCode: number;
  /** Standard output and standard error. */
  readonly output: string;
  /** What came from the sandbox: the lines after `remote:`, without the blanks at their ends. */
  readonly remote: readonly string[];
}

/** A repository of a test. */
export interface Repository {
  readonly folder: string;
  readonly git: (...words: string[]) => Promise<GitOutcome>;
  /** Writes files and commits them all; a text that starts with `-> ` is a link. Gives the commit. */
  readonly commit: (files: Readonly<Record<string, string>>) => Promise<string>;
}

/** Makes an empty repository that is removed after the test. */
export async function repository(): Promise<Repository> {
  const folder = mkdtempSync(join(tmpdir(), 'deis-cli-push-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const git: Repository['git'] = (...words) => runGit(folder, words);
  await git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    async commit(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        rmSync(path, { force: true });
        if (text.startsWith('-> ')) symlinkSync(text.slice(3), path);
        else writeFileSync(path, text);
        if (text.startsWith('#!')) chmodSync(path, 0o755);
      }
      await git('add', '--all');
      const { exitCode, output } = await git('commit', '--quiet', '--allow-empty', '--message=change');
      if (exitCode !== 0) throw new Error(output);
      return (await git('rev-parse', 'HEAD')).output.trim();
    },
  };
}

const identity = { NAME: 'Ada', EMAIL: 'ada@example.com' };

/** Runs git with no settings but the repository's, and no way to ask anything. */
export function runGit(
  folder: string,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<GitOutcome> {
  const author = Object.entries(identity).flatMap(([name, value]) => [
    [`GIT_AUTHOR_${name}`, value],
    [`GIT_COMMITTER_${name}`, value],
  ]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    ...(Object.fromEntries(author) as Record<string, string>),
    ...more,
  };
  return new Promise((resolve) => {
    execFile('git', words, { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      const remote = [...stderr.matchAll(/^remote: ?(.*)$/gm)].map(([, line = '']) => line.trimEnd());
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), output, remote });
    });
  });
}

interface Build {
  readonly sha: string;
  readonly uuid: string;
}

/** A sandbox with the app `hello`, and a way to push to it. */
export interface PushPlace {
  readonly sandbox: StartedSandbox;
  readonly token: string;
  /** The URL of an app with a token in it. */
  readonly url: (app?: string, token?: string) => string;
  /** The builds of the app, newest first. */
  readonly builds: () => Promise<readonly Build[]>;
  /** What is in a folder of the sandbox's data. */
  readonly inData: (folder: string) => readonly string[];
}

/** The program that serves static files, as the build makes it. */
const fileServer = fileURLToPath(new URL('../../dist/serve.cjs', import.meta.url));

/** Starts a sandbox with the app `hello` of the user `ada` for one test. */
export async function pushPlace(options: Partial<SandboxOptions> = {}, dialect: Dialect = deis22): Promise<PushPlace> {
  const sandbox = await start(dialect, { fileServer, ...options });
  const token = await sandbox.join('ada');
  await sandbox.ask('apps.create', { id: 'hello' }, token);
  return {
    sandbox,
    token,
    url: (app = 'hello', other = token) => `${sandbox.url.replace('://', `://ada:${other}@`)}/${app}.git`,
    async builds() {
      const { json } = await sandbox.ask('builds.list', { app: 'hello' }, token);
      // Some dialects show the newest alone.
      const { results = [json as Build] } = json as { results?: Build[] };
      return results;
    },
    inData(folder) {
      try {
        return readdirSync(join(sandbox.directory, folder));
      } catch {
        return [];
      }
    },
  };
}

/** The files of a small Node app. */
export const nodeApp = {
  'package.json': '{"name":"hello","scripts":{"start":"node server.js"}}',
  Procfile: 'web: node server.js\n',
  'server.js': `require('node:http').createServer((_, response) => response.end('hello')).listen(process.env.PORT);\n`,
};
