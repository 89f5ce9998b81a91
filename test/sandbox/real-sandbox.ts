import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import { type Ended, program, temporaryHome } from '../machine-faults/program.ts';

/** A home in which the program runs as a real process, and a sandbox that is stopped after the test. */
export interface RealPlace {
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: (words: readonly string[], input?: string) => Promise<Ended>;
  /** The same in a shell, in which the program is called `deis`. */
  readonly shell: (line: string) => Promise<Ended>;
}

/** What `sandbox:status --json` says. */
export interface Status {
  readonly running: boolean;
  readonly url: string | null;
  readonly api: string | null;
  readonly like: string | null;
  readonly pid: number | null;
  readonly data: string;
}

/** Makes a home for one test. */
export function realPlace(): RealPlace {
  const home = temporaryHome();
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const start = async (file: string, words: readonly string[], input = ''): Promise<Ended> => {
    const options = { env: environment, extendEnv: false, cwd: home, reject: false, stripFinalNewline: false, input };
    const { exitCode, stdout, stderr } = await execa(file, words, options);
    return { exitCode, stdout, stderr };
  };
  const [node, script] = program;
  const run: RealPlace['run'] = (words, input) => start(node, [script, ...words], input);
  onTestFinished(async () => {
    await run(['sandbox:stop']);
  });
  const shell: RealPlace['shell'] = (line) => start('bash', ['-c', `deis() { '${node}' '${script}' "$@"; }; ${line}`]);
  return { home, environment, run, shell };
}

/** Runs a command with --json, and gives what it printed. */
export async function statusOf(place: RealPlace, words: readonly string[] = ['sandbox:status']): Promise<Status> {
  const { exitCode, stdout, stderr } = await place.run([...words, '--json']);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Status;
}
