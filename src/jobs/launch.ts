import { usageFailure } from '../base/errors.ts';
import { untilStopped } from '../base/stop-signal.ts';
import type { Context } from '../cli/context.ts';
import { writeAll } from '../cli/host.ts';
import { findJob, namesOfPods } from './find-job.ts';
import { Job } from './job.ts';
import type { RunResult } from '../models/app.ts';

/** What is to be run in the background, and how. */
export interface Launch {
  readonly app: string;
  readonly words: readonly string[];
  readonly detach: boolean;
  readonly mount: readonly (readonly [string, string])[];
  readonly runTimeout: number | undefined;
  readonly expires: number | undefined;
}

/** A command that was started, and is followed unless it is detached. */
export interface Launched {
  readonly isDetached: boolean;
  /** Prints its output as it comes, unless `whole` was asked for. */
  print(): Promise<void>;
  /** Its whole output and exit code, for scripts; nothing if it is detached. */
  whole(): Promise<Partial<RunResult>>;
  /** Its exit code, once it has ended; 0 if it is detached. */
  exitCode(): number;
}

/** How long a command may run and is kept afterwards, in seconds, as controllers have it and the Go client says. */
const usualTime = 3600;

/** Starts a command in the background and finds its process. */
export async function launch(context: Context, { app, words, ...options }: Launch): Promise<Launched> {
  const { api, host } = context;
  const { detach, mount, runTimeout = context.timeout ?? usualTime, expires = usualTime } = options;
  const command = commandLine(words);
  await api.require('apps.launch');
  const before = detach ? new Set<string>() : await namesOfPods(api, app);
  const volumes = mount.length === 0 ? undefined : Object.fromEntries(mount);
  await api('apps.launch', { app, command, timeout: runTimeout, expires, volumes });
  if (detach) return detached;
  const job = new Job({ api, host }, app, await findJob(api, host, { app, command, before }));
  let output: string | undefined;
  return {
    isDetached: false,
    async print() {
      if (output !== undefined) return;
      await untilStopped(host.interrupted, async () => {
        for await (const text of job.output()) await writeAll(host.stdout, text);
      });
    },
    async whole() {
      output = '';
      for await (const text of job.output()) output += text;
      return { exit_code: job.exitCode, output };
    },
    exitCode: () => job.exitCode,
  };
}

const detached: Launched = {
  isDetached: true,
  print: () => Promise.resolve(),
  whole: () => Promise.resolve({}),
  exitCode: () => 0,
};

/** The controller splits the command at blanks, whatever quotes are in it. */
function commandLine(words: readonly string[]): string {
  const split = words.length > 1 ? words.find((word) => word === '' || /\s/.test(word)) : undefined;
  if (split === undefined) return words.join(' ');
  throw usageFailure(
    `This controller splits commands at spaces: "${split}" would not arrive as one argument.`,
    'Put it into a script of the app, or run it in a process with ps:exec.',
  );
}
