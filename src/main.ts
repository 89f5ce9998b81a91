import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { brands } from './brand.ts';
import type { Host } from './cli/host.ts';
import { Interruption } from './errors.ts';
import { run } from './program.ts';

/** Runs the program as the process that it is: the one place that knows `process`. */
export async function main(name: 'deis' | 'drycc'): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interruption.abort(new Interruption(signal));
    });
  }
  // A reader that has seen enough, as `head` does, closes the pipe: that is no failure, and nothing is left to do.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1);
  });
  const host = hostOf(interruption.signal);
  process.exitCode = await run(process.argv.slice(2), host, brands[name]);
  host.release();
}

/** The streams are opened when they are first asked for: each costs what a short command has no use for. */
function hostOf(interrupted: AbortSignal): Host & { release: () => void } {
  let stdin: Host['stdin'] | undefined;
  let stderr: Host['stderr'] | undefined;
  return {
    get stdin() {
      return (stdin ??= process.stdin);
    },
    stdout: process.stdout,
    get stderr() {
      // Where nobody reads the messages, the work goes on all the same.
      return (stderr ??= process.stderr.on('error', () => undefined));
    },
    /** Lets the process end, which an open standard input would keep. */
    release: () => stdin?.destroy(),
    environment: process.env,
    directory: process.cwd(),
    now: () => new Date(),
    random: Math.random,
    interrupted,
    signal,
    runProgram,
    pid: process.pid,
    self: [process.execPath, process.argv[1] ?? ''],
  };
}

function signal(pid: number, name: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function runProgram(path: string, words: readonly string[], environment: Host['environment']): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, words, { stdio: 'inherit', env: environment });
    const passOn = (signal: NodeJS.Signals): void => {
      // Ctrl-C at a terminal reaches both programs; a second one would make many end without tidying up.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, passOn);
    const end = (): void => {
      for (const signal of signals) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      end();
      reject(error);
    });
    child.once('close', (code, signal) => {
      end();
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
