import { setTimeout as sleep } from 'node:timers/promises';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { data, SandboxState, folderOf, stateOf, patience, step } from './sandbox-state.ts';

export default command({
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
