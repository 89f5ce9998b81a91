import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, app } from '../../cli/inputs.ts';
import { waitOperations, waitUntilSettled } from '../../rollout/wait-option.ts';
import { Pod } from '../../models/pod.ts';
import { heading } from '../../output/view.ts';
import { podsView } from '../../views/pod-table.ts';

export default command({
  summary: 'wait until the processes of the newest release are up',
  description:
    'All of them, or those of one type. It ends when as many are up as the app is to have, or with exit code 1 when one has failed, or with 7 when --timeout is over, after 600 seconds by default.',
  args: { type: optionalArgument('type', 'only processes of this type', anyText, { completes: 'process' }) },
  options: { app },
  examples: ['ps:wait --app hello', 'ps:wait web --timeout 120 --app hello'],
  operations: [...waitOperations],
  output: { type: 'array', items: Pod },
  doing: () => 'Waiting for processes',
  run: ({ app: id, type }, context) => waitUntilSettled(context, id, type),
  view: (pods, { app: id }) => [heading(`${id} Processes`), ...podsView(pods)],
});
