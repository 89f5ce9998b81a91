import { dialectNames, assumed } from '../../api/dialects/registry.ts';
import { command } from '../../cli/define.ts';
import { option, wholeNumber, anyText, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { onStop } from '../../base/stop-signal.ts';
import { line } from '../../output/view.ts';
import { controllerNames } from '../../sandbox/rules/controller-names.ts';
import { keepRunning, noteInterval, removeRunning } from '../../sandbox/state/running.ts';
import { chooseApi } from './choose-api.ts';
import { dataOption, readSandboxState, SandboxState, sandboxFolder, type State } from './sandbox-state.ts';
import { sandboxCommand } from './start-command.ts';
import { startHere, type StartedHere } from './start-here.ts';
import { startInBackground } from './start-in-background.ts';

interface Started {
  readonly state: State;
  /** The command that stops it. */
  readonly stop: string;
  /** The sandbox, where it runs in this process. */
  readonly here: StartedHere | undefined;
}

export default command({
  summary: 'start the sandbox, a local controller',
  description:
    'A controller that speaks the real API over HTTP, on the loopback interface only. Apps that you push run as your own processes, at http://APP.localhost:PORT. State survives restarts.',
  options: {
    port: option('number', 'port (default: the last one, or any free port)', wholeNumber(1)),
    httpsPort: option('number', 'port for HTTPS (default: the last one, or any free port)', wholeNumber(1)),
    data: dataOption,
    api: option('dialect', `API to speak (default: the last one, or ${assumed.deis[0].name})`, anyText, {
      choices: dialectNames,
    }),
    like: option('controller', 'real controller to be like, also where it differs from its documents', anyText, {
      choices: controllerNames,
    }),
    open: flag('let every user of this machine register, and so run code as you'),
    throttle: flag('count requests, and refuse too many in a minute, as Drycc of 2026 does'),
    simulateImages: flag('simulate the processes of images, even if docker or podman answers'),
    background: flag('run in the background; see sandbox:status and sandbox:stop'),
  },
  examples: [
    'sandbox:start',
    'sandbox:start --port 8000 --api deis-1.1',
    'sandbox:start --like workflow-2.18',
    'sandbox:start --background',
  ],
  operations: [],
  output: SandboxState,
  async run({ data: given, background, ...options }, context): Promise<Started> {
    const folder = sandboxFolder(given, context);
    const chosen = chooseApi(options, folder, context.brand);
    if (options.open) {
      context.note('Every user of this machine can now register, and run code as you (--open).');
    }
    const before = await readSandboxState(folder, context);
    if (before.running) throw new Failure('failure', `The sandbox is already running at ${before.url ?? ''}.`);
    const stop = sandboxCommand(['sandbox:stop'], folder, context);
    if (background) return { state: await startInBackground(options, folder, context), stop, here: undefined };
    const here = await startHere({ ...options, ...chosen }, folder, context);
    return { state: { ...here.running, running: true, data: folder }, stop, here };
  },
  json: ({ state }) => state,
  view: ({ state: { url, api, like }, stop, here }) => [
    line(`Sandbox (${like === null ? (api ?? '') : `${api ?? ''}, like ${like}`}) running at ${url ?? ''}`),
    line(here ? 'Stop it with Ctrl-C.' : `Stop it with: ${stop}`),
  ],
  async linger({ here, state }, { host }) {
    if (!here) return;
    // Whoever looks for the sandbox finds it by its note, which somebody may remove.
    const note = setInterval(() => {
      keepRunning(state.data, here.running);
    }, noteInterval);
    await new Promise((stop) => onStop(host.interrupted, stop));
    clearInterval(note);
    await here.sandbox.close();
    removeRunning(state.data);
    host.interrupted.throwIfAborted();
  },
});
