import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { timeoutsView } from './timeouts-view.ts';

export default configChangeCommand({
  summary: 'remove timeouts of process types',
  args: { types: manyArguments('type', 'process type', readProcessType, { completes: 'process' }) },
  examples: ['timeouts:unset worker --app hello'],
  doing: () => 'Applying timeouts',
  did: ({ app, types }) => `Removed timeouts of ${types.join(', ')} from ${app}`,
  run: ({ app, types, ...how }, context) =>
    changeGroup(context, app, 'termination_grace_period', removalOf(types), how),
  view: timeoutsView,
});
