import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assumed, dialectNames } from '../../api/dialects/registry.ts';
import { demandedDialect } from '../../cli/demanded-dialect.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { option, wholeNumber, anyText, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { openForAppending } from '../../base/regular-file.ts';
import { onStop } from '../../base/stop-signal.ts';
import { line } from '../../output/view.ts';
import { rememberFolder } from '../../sandbox/state/known-folders.ts';
import { writeOwnerSecret } from '../../sandbox/state/owner-secret.ts';
import { readPorts, writePorts } from '../../sandbox/state/ports.ts';
import { readRunning, writeRunning, removeRunning } from '../../sandbox/state/running.ts';
import type { Sandbox } from '../../sandbox/wire/server.ts';
import { sandboxCommand } from './start-command.ts';
import { fileServer } from './file-server.ts';
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
  /** The command that stops it. */
  readonly stop: string;
  /** The server, where it runs in this process. */
  readonly sandbox: Sandbox | undefined;
}

interface StartOptions {
  readonly port?: number | undefined;
  readonly httpsPort?: number | undefined;
  readonly api?: string | undefined;
  readonly open?: boolean | undefined;
  readonly throttle?: boolean | undefined;
  readonly simulateImages?: boolean | undefined;
}

export default command({
  summary: 'start the sandbox, a local controller',
  description:
    'A controller that speaks the real API over HTTP, on the loopback interface only. Apps that you push run as your own processes, at http://APP.localhost:PORT. State survives restarts.',
  options: {
    port: option('number', 'port (default: the last one, or any free port)', wholeNumber(1)),
    httpsPort: option('number', 'port for HTTPS (default: the last one, or any free port)', wholeNumber(1)),
    data: dataOption,
    api: option('dialect', `API to speak (default: ${assumed.deis[0].name})`, anyText, {
      choices: dialectNames,
    }),
    open: flag('let every user of this machine register, and so run code as you'),
    throttle: flag('count requests, and refuse too many in a minute, as Drycc of 2026 does'),
    simulateImages: flag('simulate the processes of images, even if docker or podman answers'),
    background: flag('run in the background; see sandbox:status and sandbox:stop'),
  },
  examples: ['sandbox:start', 'sandbox:start --port 8000 --api deis-1.1', 'sandbox:start --background'],
  operations: [],
  output: SandboxState,
  async run({ data: given, background, ...options }, context): Promise<Started> {
    const folder = sandboxFolder(given, context);
    if (options.open) {
      context.note('Every user of this machine can now register, and run code as you (--open).');
    }
    const before = await readSandboxState(folder, context);
    if (before.running) throw new Failure('failure', `The sandbox is already running at ${before.url ?? ''}.`);
    const stop = sandboxCommand(['sandbox:stop'], folder, context);
    if (background) return { state: await startInBackground(options, folder, context), stop, sandbox: undefined };
    const { port, httpsPort, api, open, throttle, simulateImages } = options;
    const dialect = api === undefined ? assumed[context.brand.name][0] : demandedDialect(api);
    const { startSandbox } = await import('../../sandbox/wire/server.ts');
    const last = readPorts(folder);
    const secret = randomBytes(32).toString('hex');
    const sandbox = await startSandbox({
      directory: folder,
      dialect,
      port: port ?? last?.http ?? 0,
      securePort: httpsPort ?? last?.https ?? 0,
      environment: context.host.environment,
      fileServer: fileServer(),
      notices: true,
      throttle: throttle,
      containers: !simulateImages,
      ...(!open && { secret }),
    });
    if (!open) writeOwnerSecret(folder, secret);
    rememberFolder(context.locations.sandbox, folder);
    writePorts(folder, { http: sandbox.port, https: sandbox.securePort });
    const running = { url: sandbox.url, api: dialect.name, pid: context.host.pid };
    writeRunning(folder, running);
    return { state: { ...running, running: true, data: folder }, stop, sandbox };
  },
  json: ({ state }) => state,
  view: ({ state: { url, api }, stop, sandbox }) => [
    line(`Sandbox (${api ?? ''}) running at ${url ?? ''}`),
    line(sandbox ? 'Stop it with Ctrl-C.' : `Stop it with: ${stop}`),
  ],
  async linger({ sandbox, state }, { host }) {
    if (!sandbox) return;
    // Whoever looks for the sandbox finds it by its note, which somebody may remove.
    const note = setInterval(() => {
      if (readRunning(state.data) === undefined)
        writeRunning(state.data, { url: sandbox.url, api: state.api ?? '', pid: host.pid });
    }, 1_000);
    await new Promise((stop) => onStop(host.interrupted, stop));
    clearInterval(note);
    await sandbox.close();
    removeRunning(state.data);
    host.interrupted.throwIfAborted();
  },
});

function openLog(path: string): number {
  try {
    return openForAppending(path);
  } catch (error) {
    throw new Failure('failure', `Could not write ${path}${reason(error)}.`, { cause: error });
  }
}

async function startInBackground(
  { port, httpsPort, api, open, throttle, simulateImages }: StartOptions,
  folder: string,
  context: Context,
): Promise<State> {
  const { host } = context;
  const [program, ...words] = host.self;
  const options = [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(httpsPort === undefined ? [] : ['--https-port', String(httpsPort)]),
    ...(open === true ? ['--open'] : []),
    ...(throttle === true ? ['--throttle'] : []),
    ...(simulateImages === true ? ['--simulate-images'] : []),
    ...(api === undefined ? [] : ['--api', api]),
  ];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const log = openLog(join(folder, 'sandbox.log'));
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
    hint: `See its log: ${join(folder, 'sandbox.log')}.`,
  });
}
