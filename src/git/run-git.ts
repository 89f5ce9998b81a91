import { execFile } from 'node:child_process';
import { withSafePath } from '../base/safe-path.ts';
import { Deadline, onStop, type StopSignal } from '../base/stop-signal.ts';

/** Where and how git runs. */
export interface GitSetting {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends git with the program. */
  readonly interrupted: StopSignal | undefined;
  /** How long it may take, in milliseconds. */
  readonly patience: number;
}

/**
 * Runs git and gives what it prints. Rejects with Node's error of a program that failed, with what it wrote as `stderr`, or
 * one that says `killed` where it took too long. A git that does not end when it is told to, or what it has started, is not
 * waited for.
 */
export function runGit(
  args: readonly string[],
  { directory, environment, interrupted, patience }: GitSetting,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...withSafePath(environment), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
    const child = execFile('git', args, { cwd: directory, env }, (error, stdout, stderr) => {
      deadline.release();
      if (error === null) resolve(stdout);
      else reject(Object.assign(error as Error, { stderr }));
    });
    const late = Object.assign(new Error('git takes too long'), { killed: true });
    const deadline = new Deadline(interrupted, patience, late);
    onStop(deadline, (reason) => {
      deadline.release();
      child.kill();
      for (const stream of child.stdio) stream?.destroy();
      child.unref();
      reject(reason);
    });
  });
}
