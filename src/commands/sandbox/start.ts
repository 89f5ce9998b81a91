import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assumed, dialects } from '../../api/dialects/registry.ts';
import { demandedDialect } from '../../cli/connection.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { option, wholeNumber, anyText, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { onStop } from '../../base/stop-signal.ts';
import { line } from '../../output/view.ts';
import { writeRunning, removeRunning } from '../../sandbox/state/running.ts';
import type { Sandbox } from '../../sandbox/wire/server.ts';
import {
  type State,
  dataOption,
  SandboxState,
  sandboxFolder,
  readSandboxState,
  startOrStopTimeout,
  pollInterval,
} from './sandbox-state.ts';

interface Started {
  readonly state: State;
  /** The server, where it runs in this process. */
  readonly sandbox: Sandbox | undefined;
}

export default command({
  summary: 'start a controller on this machine',
  description:
    'A real controller over HTTP, on the loopback interface, for trying things out and for tests. What it has acknowledged is on disk. Its apps run nothing but apps:run.',
  options: {
    port: option('number', 'the port; by default any free one', wholeNumber(1)),
    data: dataOption,
    api: option('dialect', `the API that it speaks; by default ${assumed.deis[0].name}`, anyText, {
      choices: dialects.map(({ name }) => name),
    }),
    background: flag('start it in the background; see sandbox:status and sandbox:stop'),
  },
  examples: ['sandbox:start', 'sandbox:start --port 8000 --api deis-1.1', 'sandbox:start --background'],
  operations: [],
  output: SandboxState,
  async run({ port, data: given, api, background }, context): Promise<Started> {
    const folder = sandboxFolder(given, context);
    if (background) return { state: await startInBackground(port, folder, api, context), sandbox: undefined };
    const dialect = api === undefined ? assumed[context.brand.name][0] : demandedDialect(api);
    const { startSandbox } = await import('../../sandbox/wire/server.ts');
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
    await new Promise((stop) => onStop(host.interrupted, stop));
    await sandbox.close();
    removeRunning(state.data);
    host.interrupted.throwIfAborted();
  },
});

async function startInBackground(
  port: number | undefined,
  folder: string,
  api: string | undefined,
  context: Context,
): Promise<State> {
  const before = await readSandboxState(folder, context);
  if (before.running) throw new Failure('failure', `A sandbox runs already, at ${before.url ?? ''}.`);
  const { host } = context;
  const [program, ...words] = host.self;
  const options = [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(api === undefined ? [] : ['--api', api]),
  ];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
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
  for (let waited = 0; waited < startOrStopTimeout; waited += pollInterval) {
    const state = await readSandboxState(folder, context);
    if (state.running && state.pid === child.pid) return state;
    if (await Promise.race([ended, sleep(pollInterval, false)])) break;
  }
  throw new Failure('failure', 'The sandbox did not start.', {
    hint: `Its own words are in ${join(folder, 'sandbox.log')}.`,
  });
}
