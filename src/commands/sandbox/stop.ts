import { setTimeout as sleep } from 'node:timers/promises';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import {
  dataOption,
  SandboxState,
  sandboxFolder,
  readSandboxState,
  startOrStopTimeout,
  pollInterval,
} from './sandbox-state.ts';

export default command({
  summary: 'stop the sandbox',
  options: { data: dataOption },
  examples: ['sandbox:stop'],
  operations: [],
  output: SandboxState,
  doing: () => 'Stopping the sandbox',
  async run({ data: given }, context) {
    const folder = sandboxFolder(given, context);
    const { running, pid } = await readSandboxState(folder, context);
    if (!running || pid === null)
      throw new Failure('not_found', 'The sandbox is not running.', { hint: `Its data folder is ${folder}.` });
    context.host.signal(pid, 'SIGTERM');
    for (let waited = 0; waited < startOrStopTimeout && context.host.signal(pid, 0); waited += pollInterval)
      await sleep(pollInterval);
    if (context.host.signal(pid, 0)) throw new Failure('failure', `The sandbox (process ${pid}) did not stop.`);
    return readSandboxState(folder, context);
  },
  view: () => [line('Sandbox stopped')],
});
