import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, app } from '../../cli/inputs.ts';
import { waitOperations, waitUntilSettled } from '../../rollout/wait-option.ts';
import { Pod } from '../../models/pod.ts';
import { heading } from '../../output/view.ts';
import { podsView } from '../../views/pod-table.ts';

export default command({
  summary: 'wait until the newest release is running',
  description:
    'Waits for all processes, or for those of one type. Exits with 0 when as many as wanted are up, with 9 when one failed, and with 7 after --timeout (default: 600 seconds).',
  args: { type: optionalArgument('type', 'show only processes of this type', anyText, { completes: 'process' }) },
  options: { app },
  examples: ['ps:wait --app hello', 'ps:wait web --timeout 120 --app hello'],
  operations: [...waitOperations],
  output: { type: 'array', items: Pod },
  doing: () => 'Waiting for processes',
  run: ({ app: id, type }, context) => waitUntilSettled(context, id, type),
  view: (pods, { app: id }) => [heading(`${id} Processes`), ...podsView(pods)],
});
