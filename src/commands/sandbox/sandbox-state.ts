import { resolve } from 'node:path';
import { dialectNamed } from '../../api/dialects/registry.ts';
import type { Context } from '../../cli/context.ts';
import { option, anyText } from '../../cli/inputs.ts';
import { readRunning, type Running } from '../../sandbox/state/running.ts';

/** How long to wait for a sandbox to start or stop, in milliseconds. */
export const startOrStopTimeout = 15_000;

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
    pid: { type: ['integer', 'null'] },
    data: { type: 'string', description: 'its data folder' },
  },
  required: ['running', 'url', 'api', 'pid', 'data'],
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
  readonly pid: number | null;
  readonly data: string;
}

/** The folder of the sandbox that is meant. */
export function sandboxFolder(given: string | undefined, { host, locations }: Context): string {
  return given === undefined ? locations.sandbox : resolve(host.directory, given);
}

/** Whether a sandbox of that folder runs: its process is there, and its URL answers as a controller of its API. */
export async function readSandboxState(folder: string, { host }: Context): Promise<State> {
  const running = readRunning(folder);
  const isThere = running !== undefined && host.signal(running.pid, 0) && (await answers(running));
  return isThere
    ? { ...running, running: true, data: folder }
    : { running: false, url: null, api: null, pid: null, data: folder };
}

async function answers({ url, api }: Running): Promise<boolean> {
  const dialect = dialectNamed(api);
  if (!dialect) return false;
  try {
    const { headers } = await fetch(`${url}${dialect.prefix}/`, { signal: AbortSignal.timeout(2000) });
    // Today's Drycc sends it twice, which is read as a list.
    return headers.get(dialect.headers.api)?.split(', ', 1)[0] === dialect.version;
  } catch {
    return false;
  }
}
