import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dialectNamed } from '../../api/dialects/registry.ts';
import { Failure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';
import { option, anyText } from '../../cli/inputs.ts';
import { controllerNamed, dialectOf } from '../../sandbox/rules/controller-names.ts';
import { readRunning, type Running } from '../../sandbox/state/running.ts';

/** How long to wait for a sandbox to start or stop, in milliseconds. */
export const startOrStopTimeout = 60_000;

/** How long to wait between two looks at a sandbox, in milliseconds. */
export const pollInterval = 50;

/** What `--json` prints of a sandbox. */
export const SandboxState = {
  title: 'SandboxState',
  type: 'object',
  properties: {
    running: { type: 'boolean' },
    url: { type: ['string', 'null'] },
    api: { type: ['string', 'null'], description: 'the dialect that it speaks' },
    like: { type: ['string', 'null'], description: 'the real controller that it is like, if any' },
    pid: { type: ['integer', 'null'] },
    data: { type: 'string', description: 'its data folder' },
  },
  required: ['running', 'url', 'api', 'like', 'pid', 'data'],
} as const;

/** The option that names the folder of a sandbox. */
export const dataOption = option('folder', 'data folder (default: sandbox in the settings folder)', anyText, {
  completes: 'file',
});

/** A sandbox, running or not. */
export interface State {
  readonly running: boolean;
  readonly url: string | null;
  readonly api: string | null;
  readonly like: string | null;
  readonly pid: number | null;
  readonly data: string;
}

/** The folder of the sandbox that is meant. */
export function sandboxFolder(given: string | undefined, { host, locations }: Context): string {
  return given === undefined ? locations.sandbox : resolve(host.directory, given);
}

/**
 * Whether a sandbox of that folder runs: its process is there, and its URL answers as a controller of its API. One whose
 * note was lost is waited for until it has written another.
 */
export async function readSandboxState(folder: string, { host }: Context): Promise<State> {
  const isThere = async (running: Running | undefined): Promise<boolean> =>
    running !== undefined && host.signal(running.pid, 0) && (await answers(running));
  let running = readRunning(folder);
  if (!(await isThere(running))) running = await writtenAgain(folder, isThere);
  return running
    ? { ...running, running: true, data: folder }
    : { running: false, url: null, api: null, like: null, pid: null, data: folder };
}

async function writtenAgain(
  folder: string,
  isThere: (running: Running | undefined) => Promise<boolean>,
): Promise<Running | undefined> {
  const { Store } = await import('../../sandbox/state/store.ts');
  for (let waited = 0; waited < startOrStopTimeout; waited += pollInterval) {
    const running = readRunning(folder);
    if (await isThere(running)) return running;
    if (!Store.isInUse(folder)) return undefined;
    await sleep(pollInterval);
  }
  throw new Failure('failure', `A sandbox is using ${folder}, but does not say where it runs.`);
}

async function answers({ url, api, like }: Running): Promise<boolean> {
  const controller = controllerNamed(like ?? '');
  const dialect = controller ? dialectOf(controller) : dialectNamed(api);
  if (!dialect) return false;
  try {
    const { headers } = await fetch(`${url}${dialect.prefix}/`, { signal: AbortSignal.timeout(2000) });
    // Today's Drycc sends it twice, which is read as a list.
    return headers.get(dialect.headers.api)?.split(', ', 1)[0] === dialect.version;
  } catch {
    return false;
  }
}
