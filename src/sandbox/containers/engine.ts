import { execFile } from 'node:child_process';
import { findProgram } from '../../base/find-program.ts';

/** A program that runs containers, and answered. */
export interface Engine {
  readonly name: 'docker' | 'podman';
  /** Its path. */
  readonly program: string;
  /** All of its environment: where its settings and its server are. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How a call of an engine ended. */
export interface Called {
  readonly isGood: boolean;
  readonly stdout: string;
  /** The last line of what it said beside its result: why it failed. */
  readonly why: string;
}

/** How long an engine has to answer, in milliseconds. */
const patience = 10_000;

/**
 * Finds docker, otherwise podman, in the absolute folders of a search path: the first that answers; undefined if none
 * does. That its program is there says little, as docker's is often there without its server.
 */
export async function findEngine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Engine | undefined> {
  for (const name of ['docker', 'podman'] as const) {
    const program = findProgram(name, environment['PATH'] ?? '');
    if (program === undefined) continue;
    const engine = { name, program, environment: environmentOf(environment) };
    if ((await call(engine, ['info'], patience)).isGood) return engine;
  }
  return undefined;
}

/** Calls an engine, for a time at most, in milliseconds. */
export function call({ program, environment }: Engine, words: readonly string[], limit = 60_000): Promise<Called> {
  const options = { env: environment, cwd: '/', timeout: limit, killSignal: 'SIGKILL', maxBuffer: 1 << 24 } as const;
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout, stderr) => {
      const why = stderr.trimEnd().split('\n').at(-1) ?? '';
      resolve({ isGood: error === null, stdout, why: why === '' ? (error?.message ?? '') : why });
    });
  });
}

/** What the client of an engine reads to find its settings and its server; nothing else of the owner's gets to it. */
const own =
  /^(?:PATH|HOME|LANG|TMPDIR|USER|LOGNAME|XDG_\w+|DOCKER_\w+|CONTAINERS?_\w+|SSH_AUTH_SOCK|\w+_proxy|\w+_PROXY)$/;

function environmentOf(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => own.test(name)));
}
