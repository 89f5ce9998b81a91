import { configListCommand } from '../../changes/config-commands.ts';
import { timeoutsView } from './timeouts-view.ts';

export default configListCommand({
  summary: 'list how long processes may take to stop',
  examples: ['timeouts:list --app hello'],
  group: 'termination_grace_period',
  view: timeoutsView,
});
