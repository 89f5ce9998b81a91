import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { manyArguments, pair, wholeNumber } from '../../cli/inputs.ts';
import { isProcessType } from '../../cli/process-type.ts';
import { timeoutsView } from './timeouts-view.ts';

/** Controllers keep texts, and Drycc's Go client sends them. */
const timeout = (word: string): readonly [type: string, seconds: string] => {
  const [type, seconds] = pair('process type', isProcessType)(word);
  return [type, String(wholeNumber(0)(seconds))];
};

export default configChangeCommand({
  summary: 'set how many seconds processes may take to stop',
  description: 'After that time they are killed. Makes one release.',
  args: { timeouts: manyArguments('type=seconds', 'process type and seconds', timeout, { completes: 'process' }) },
  examples: ['timeouts:set web=60 worker=120 --app hello'],
  doing: () => 'Applying timeouts',
  did: ({ app, timeouts }) => `Set timeouts of ${timeouts.map(([type]) => type).join(', ')} on ${app}`,
  run: ({ app, timeouts, ...how }, context) =>
    changeGroup(context, app, 'termination_grace_period', Object.fromEntries(timeouts), how),
  view: timeoutsView,
});
