import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import { announced, fake, type Fake } from '../api/controllers.ts';
import type { Answerer } from '../http/servers.ts';

/** The command line of the program as it is built; `npm test` builds it. */
export const program = [process.execPath, fileURLToPath(new URL('../../bin/deis.js', import.meta.url))] as const;

/** A home of its own, a controller, and the program as a real process. */
export interface Workplace {
  readonly controller: Fake;
  readonly home: string;
  readonly origin: string;
  readonly environment: Record<string, string>;
  /** Words of a login that succeeds. */
  readonly login: readonly string[];
  readonly run: (
    words: readonly string[],
    more?: { readonly environment?: Readonly<Record<string, string>>; readonly cwd?: string },
  ) => Promise<Ended>;
  /** Runs a line of a shell in which the program is called `deis`. */
  readonly shell: (line: string, environment?: Readonly<Record<string, string>>) => Promise<Ended>;
}

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The settings of a login at a controller, as they are in the file. */
export function settingsOf(origin: string, more: object = {}): string {
  const content = { username: 'ada', ssl_verify: true, controller: origin, token: 'the-token', response_limit: 0 };
  return JSON.stringify({ ...content, ...more });
}

/** Makes a workplace where nobody is logged in. Its controller takes any login, and answers the rest by `answer`. */
export async function workplace(answer?: Answerer): Promise<Workplace> {
  const controller = await fake(announced.deis22, '/v2', answer);
  const home = temporaryHome();
  const { origin } = controller.server;
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, DEIS_API: 'deis-2.2' };
  const run = async (file: string, words: readonly string[], more: Readonly<Record<string, string>>, cwd: string) => {
    const env = { ...environment, ...more };
    const options = { env, extendEnv: false, cwd, reject: false, stripFinalNewline: false, stdin: 'ignore' } as const;
    const { exitCode, stdout, stderr } = await execa(file, words, options);
    return { exitCode, stdout, stderr };
  };
  const [node, script] = program;
  return {
    controller,
    home,
    origin,
    environment,
    login: ['login', origin, '--username=ada', '--password=opensesame'],
    run: (words, { environment: more = {}, cwd = home } = {}) => run(node, [script, ...words], more, cwd),
    shell: (line, more = {}) =>
      run('bash', ['-c', `set -o pipefail; deis() { '${node}' '${script}' "$@"; }; ${line}`], more, home),
  };
}

/** An empty folder that is removed after the test. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-home-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  return home;
}
