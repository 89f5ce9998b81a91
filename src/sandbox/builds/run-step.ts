import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onStop } from '../../base/stop-signal.ts';
import { PushRefused } from '../git/push-refused.ts';
import { signalGroup } from '../runtime/process-group.ts';

/** A program that is part of a build. */
export interface Step {
  /** The path of the program. */
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the program, with all that it started. */
  readonly signal: AbortSignal;
  /** Is given what the program prints, line by line. */
  readonly print: (line: string) => void;
}

/** Runs a program in a process group of its own, which ends with it. Throws a `PushRefused` if it fails. */
export async function runStep({ file, args, folder, environment, signal, print }: Step): Promise<void> {
  signal.throwIfAborted();
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => {
    signalGroup(child.pid, 'SIGKILL');
    // What left the group may hold the pipes open: nobody waits for it.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  child.once('exit', () => {
    signalGroup(child.pid, 'SIGKILL');
  });
  const letGo = onStop(signal, stop);
  for (const input of [child.stdout, child.stderr]) createInterface({ input, crlfDelay: Infinity }).on('line', print);
  try {
    const [code, by] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    signal.throwIfAborted();
    if (code !== 0)
      throw new PushRefused(
        `${file.split('/').at(-1) ?? file} failed${by ? ` (${by})` : ` with exit code ${code ?? 1}`}.`,
      );
  } finally {
    letGo();
  }
}
