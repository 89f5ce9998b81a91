import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dialects } from '../api/dialects/registry.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { asIs, flag, option, wholeNumber } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { line, pairs } from '../output/view.ts';
import { type Running, readRunning, removeRunning, writeRunning } from '../sandbox/running.ts';
import type { Sandbox } from '../sandbox/server.ts';

const patience = 15_000;
const step = 50;

const SandboxState = {
  title: 'SandboxState',
  type: 'object',
  properties: {
    running: { type: 'boolean' },
    url: { type: ['string', 'null'] },
    api: { type: ['string', 'null'], description: 'the dialect that it speaks' },
    pid: { type: ['integer', 'null'] },
    data: { type: 'string', description: 'the folder of its state' },
  },
  required: ['running', 'url', 'api', 'pid', 'data'],
} as const;

const data = option('folder', 'the folder of its state; by default sandbox among the settings', asIs, {
  completes: 'file',
});

interface State {
  readonly running: boolean;
  readonly url: string | null;
  readonly api: string | null;
  readonly pid: number | null;
  readonly data: string;
}

interface Started {
  readonly state: State;
  /** The server, where it runs in this process. */
  readonly sandbox: Sandbox | undefined;
}

const start = command({
  summary: 'start a controller on this machine',
  description:
    'A real controller over HTTP, on the loopback interface, for trying things out and for tests. What it has acknowledged is on disk. Its apps run nothing but apps:run.',
  options: {
    port: option('number', 'the port; by default any free one', wholeNumber(1)),
    data,
    api: option('dialect', 'the API that it speaks; by default deis-2.2', asIs, {
      choices: dialects.map(({ name }) => name),
    }),
    background: flag('start it in the background; see sandbox:status and sandbox:stop'),
  },
  examples: ['sandbox:start', 'sandbox:start --port 8000 --api deis-1.1', 'sandbox:start --background'],
  operations: [],
  output: SandboxState,
  async run({ port, data: given, api, background }, context): Promise<Started> {
    const folder = folderOf(given, context);
    if (background) return { state: await startInBackground(port, folder, api, context), sandbox: undefined };
    const dialect = chosenDialect(api, context);
    const { startSandbox } = await import('../sandbox/server.ts');
    const sandbox = await startSandbox({
      directory: folder,
      dialect,
      ...(port !== undefined && { port }),
      environment: context.host.environment,
    });
    const running = { url: sandbox.url, api: dialect.name, pid: context.host.pid };
    writeRunning(folder, running);
    return { state: { ...running, running: true, data: folder }, sandbox };
  },
  json: ({ state }) => state,
  view: ({ state: { url, api }, sandbox }) => [
    line(`Sandbox of ${api ?? ''} at ${url ?? ''}`),
    line(sandbox ? 'Stop it with Ctrl-C.' : 'Stop it with sandbox:stop.'),
  ],
  async linger({ sandbox, state }, { host }) {
    if (!sandbox) return;
    await new Promise<void>((stop) => {
      host.interrupted.addEventListener('abort', () => {
        stop();
      });
      if (host.interrupted.aborted) stop();
    });
    await sandbox.close();
    removeRunning(state.data);
    host.interrupted.throwIfAborted();
  },
});

function folderOf(given: string | undefined, { host, locations }: Context): string {
  return given === undefined ? locations.sandbox : resolve(host.directory, given);
}

function chosenDialect(name: string | undefined, { brand }: Context): Dialect {
  const wanted = name ?? (brand.name === 'drycc' ? 'drycc-2.1' : 'deis-2.2');
  const dialect = dialects.find((each) => each.name === wanted);
  if (!dialect) throw usageFailure(`There is no API dialect named "${wanted}".`);
  return dialect;
}

async function startInBackground(
  port: number | undefined,
  folder: string,
  api: string | undefined,
  context: Context,
): Promise<State> {
  const before = await stateOf(folder, context);
  if (before.running) throw new Failure('failure', `A sandbox runs already, at ${before.url ?? ''}.`);
  const { host } = context;
  const [program, ...words] = host.self;
  const options = [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(api === undefined ? [] : ['--api', api]),
  ];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = openSync(join(folder, 'sandbox.log'), 'w', 0o600);
  const child = spawn(program, [...words, 'sandbox:start', '--data', folder, ...options], {
    detached: true,
    stdio: ['ignore', 'ignore', log],
    cwd: '/',
    env: { ...host.environment },
  });
  closeSync(log);
  child.unref();
  const ended = new Promise<true>((resolveEnd) =>
    child
      .once('exit', () => {
        resolveEnd(true);
      })
      .once('error', () => {
        resolveEnd(true);
      }),
  );
  for (let waited = 0; waited < patience; waited += step) {
    const state = await stateOf(folder, context);
    if (state.running && state.pid === child.pid) return state;
    if (await Promise.race([ended, sleep(step, false)])) break;
  }
  throw new Failure('failure', 'The sandbox did not start.', {
    hint: `Its own words are in ${join(folder, 'sandbox.log')}.`,
  });
}

/** Whether a sandbox of that folder runs: its process is there, and its URL answers as a controller of its API. */
async function stateOf(folder: string, { host }: Context): Promise<State> {
  const running = readRunning(folder);
  const isThere = running !== undefined && host.signal(running.pid, 0) && (await answers(running));
  return isThere
    ? { ...running, running: true, data: folder }
    : { running: false, url: null, api: null, pid: null, data: folder };
}

async function answers({ url, api }: Running): Promise<boolean> {
  const dialect = dialects.find(({ name }) => name === api);
  if (!dialect) return false;
  try {
    const { headers } = await fetch(`${url}${dialect.prefix}/`, { signal: AbortSignal.timeout(2000) });
    return headers.get(dialect.headers.api) === dialect.version;
  } catch {
    return false;
  }
}

const status = command({
  summary: 'show whether the sandbox runs, and where',
  options: { data },
  examples: ['sandbox:status', 'sandbox:status --json'],
  operations: [],
  output: SandboxState,
  run: ({ data: given }, context) => stateOf(folderOf(given, context), context),
  view: (state) => [
    pairs([
      ['running:', state.running ? 'yes' : 'no'],
      ...(state.running
        ? ([
            ['url:', state.url],
            ['api:', state.api],
            ['pid:', state.pid],
          ] as const)
        : []),
      ['data:', state.data],
    ]),
  ],
});

const stop = command({
  summary: 'stop the sandbox that runs in the background',
  options: { data },
  examples: ['sandbox:stop'],
  operations: [],
  output: SandboxState,
  doing: () => 'Stopping the sandbox',
  async run({ data: given }, context) {
    const folder = folderOf(given, context);
    const { running, pid } = await stateOf(folder, context);
    if (!running || pid === null)
      throw new Failure('not_found', 'No sandbox is running.', { hint: `Its folder would be ${folder}.` });
    context.host.signal(pid, 'SIGTERM');
    for (let waited = 0; waited < patience && context.host.signal(pid, 0); waited += step) await sleep(step);
    if (context.host.signal(pid, 0)) throw new Failure('failure', `The sandbox, process ${pid}, does not stop.`);
    return stateOf(folder, context);
  },
  view: () => [line('Sandbox stopped')],
});

const reset = command({
  summary: 'forget all that the sandbox holds',
  options: { data, yes: flag('do not ask') },
  examples: ['sandbox:reset --yes'],
  operations: [],
  output: SandboxState,
  async run({ data: given, yes }, context) {
    const folder = folderOf(given, context);
    if ((await stateOf(folder, context)).running) {
      throw new Failure('refused', 'The sandbox is running.', {
        hint: `Stop it first: ${context.brand.name} sandbox:stop`,
      });
    }
    const isSure =
      yes || (await context.prompt.confirm(`Forget all apps and users in ${folder}?`, 'Confirm with --yes.'));
    if (!isSure) throw usageFailure('Nothing was forgotten.');
    const { forget } = await import('../sandbox/forget.ts');
    forget(folder);
    return stateOf(folder, context);
  },
  view: ({ data: folder }) => [line(`Nothing is left of the sandbox in ${folder}`)],
});

/** Commands of the embedded controller. */
export const sandbox: Group = { start, status, stop, reset };
