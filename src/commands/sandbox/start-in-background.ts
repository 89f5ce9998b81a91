import { spawn } from 'node:child_process';
import { chmodSync, closeSync, fstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { isJsonObject, parseJsonObject } from '../../base/json-object.ts';
import { openForAppending, readRegularFile } from '../../base/regular-file.ts';
import type { Context } from '../../cli/context.ts';
import { pollInterval, readSandboxState, startOrStopTimeout, type State } from './sandbox-state.ts';

/** What may be said of a start. */
export interface StartOptions {
  readonly port?: number | undefined;
  readonly httpsPort?: number | undefined;
  readonly api?: string | undefined;
  readonly like?: string | undefined;
  readonly open?: boolean | undefined;
  readonly throttle?: boolean | undefined;
  readonly simulateImages?: boolean | undefined;
}

/** Starts the sandbox of a folder as a process of its own, and waits until it runs. */
export async function startInBackground(options: StartOptions, folder: string, context: Context): Promise<State> {
  const { host } = context;
  const [program, ...words] = host.self;
  const file = join(folder, 'sandbox.log');
  const log = openLog(folder, file);
  const length = fstatSync(log).size;
  const child = spawn(program, [...words, 'sandbox:start', '--json', '--data', folder, ...wordsOf(options)], {
    detached: true,
    stdio: ['ignore', 'ignore', log],
    cwd: '/',
    env: { ...host.environment },
  });
  closeSync(log);
  child.unref();
  const ended = new Promise<true>((resolveEnd) => {
    const end = (): void => {
      resolveEnd(true);
    };
    child.once('exit', end).once('error', end);
  });
  for (let waited = 0; waited < startOrStopTimeout; waited += pollInterval) {
    const state = await readSandboxState(folder, context);
    if (state.running && state.pid === child.pid) return state;
    if (await Promise.race([ended, sleep(pollInterval, false)])) break;
  }
  // Somebody else may have started it at the same time.
  const { running, url } = await readSandboxState(folder, context);
  if (running) throw new Failure('failure', `The sandbox is already running at ${url ?? ''}.`);
  throw whyNot(file, length) ?? new Failure('failure', 'The sandbox did not start.', { hint: `See its log: ${file}.` });
}

function wordsOf({ port, httpsPort, api, like, open, throttle, simulateImages }: StartOptions): string[] {
  const given = { '--port': port, '--https-port': httpsPort, '--api': api, '--like': like };
  return [
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
    ...(open === true ? ['--open'] : []),
    ...(throttle === true ? ['--throttle'] : []),
    ...(simulateImages === true ? ['--simulate-images'] : []),
  ];
}

function openLog(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return openForAppending(file);
  } catch (error) {
    throw new Failure('failure', `Could not write ${file}${reason(error)}.`, { cause: error });
  }
}

/** The failure that the process wrote into its log, from where it began to write. */
function whyNot(file: string, start: number): Failure | undefined {
  const lines = readIfThere(file).subarray(start).toString().split('\n');
  const errors = lines.map((line) => parseJsonObject(line)?.['error']).filter(isJsonObject);
  const { message, hint } = errors.at(-1) ?? {};
  if (typeof message !== 'string') return undefined;
  return new Failure('failure', message, { hint: typeof hint === 'string' ? hint : undefined });
}

function readIfThere(file: string): Buffer {
  try {
    return readRegularFile(file, { follows: false });
  } catch {
    return Buffer.alloc(0);
  }
}
