import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { signalGroup } from '../runtime/process-group.ts';

/** A command that ended by itself. */
export interface Finished {
  /** As a shell has it: 128 and the number of the signal for a command that one ended. */
  readonly exitCode: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** Runs commands for `apps.run`. */
export interface CommandRunner {
  /**
   * Runs a shell command in a folder of its own, which is removed afterwards: an empty one, or a copy of a slug. Its
   * environment is made for that folder. Gives undefined when the time limit ended it. Whatever it left running in the
   * background ends with it.
   */
  run(
    command: string,
    environment: (folder: string) => Readonly<Record<string, string>>,
    slug?: string,
  ): Promise<Finished | undefined>;
  /** The time limit, in milliseconds. */
  readonly limit: number;
  /** Ends all commands that still run. */
  stop(): void;
}

/** What is kept of a command's output; the rest is dropped, and said to be. */
const outputLimit = 1024 * 1024;

/** A runner with nothing running. */
export function createRunner(limit: number): CommandRunner {
  const running = new Set<ChildProcess>();

  const run: CommandRunner['run'] = async (command, environment, slug) => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-run-'));
    try {
      if (slug !== undefined) await cp(slug, folder, { recursive: true, verbatimSymlinks: true });
      // Both outputs go to one pipe, so that their lines keep their order.
      const child = spawn('/bin/sh', ['-c', 'exec /bin/sh -c "$1" 2>&1', 'sh', command], {
        cwd: folder,
        detached: true,
        env: { ...environment(folder) },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      running.add(child);
      try {
        return await finished(child, limit);
      } finally {
        running.delete(child);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  return {
    run,
    limit,
    stop() {
      for (const child of running) killGroup(child);
    },
  };
}

function finished(child: ChildProcess, limit: number): Promise<Finished | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      killGroup(child);
      // A process that left the group may hold the pipe open: nobody waits for it.
      child.stdout?.destroy();
    }, limit);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (length < outputLimit) chunks.push(chunk.subarray(0, outputLimit - length));
      length += chunk.length;
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', () => {
      killGroup(child);
    });
    child.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
      clearTimeout(timer);
      if (isOver) {
        resolve(undefined);
        return;
      }
      const cut = length > outputLimit ? `\n[the output was cut off after ${outputLimit} bytes]\n` : '';
      resolve({
        exitCode: signal === null ? (code ?? 1) : 128 + constants.signals[signal],
        output: Buffer.concat(chunks).toString('utf8') + cut,
      });
    });
  });
}

/** Ends a command and all that it started and that is still in its process group. */
function killGroup(child: ChildProcess): void {
  signalGroup(child.pid, 'SIGKILL');
}
