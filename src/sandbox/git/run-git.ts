import { execFile } from 'node:child_process';
import { PushRefused } from './push-refused.ts';

/** How git runs in the sandbox. */
export interface GitOptions {
  /** The search path of commands. */
  readonly path: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** How much output is read, in bytes; more than that is a failure. */
  readonly outputLimit?: number;
}

/** An environment in which git reads no settings but those of the repository, and never asks anything. */
export function gitEnvironment(path: string): Record<string, string> {
  return {
    PATH: path,
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Runs git and gives what it prints. Rejects with Node's error of a program that failed. */
export function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  const { path, environment, signal, outputLimit = 1024 * 1024 } = options;
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      // No hook runs but the one that takes pushes.
      ['-c', 'core.hooksPath=/dev/null', ...args],
      { env: { ...gitEnvironment(path), ...environment }, maxBuffer: outputLimit, ...(signal && { signal }) },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else if (error.code === 'ENOENT') reject(new PushRefused('git is not on the PATH of the sandbox.'));
        else reject(error instanceof Error ? error : new Error('git failed'));
      },
    );
  });
}
