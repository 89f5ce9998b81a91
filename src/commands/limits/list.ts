import { configListCommand } from '../../changes/config-commands.ts';
import { limitsView } from './limits-view.ts';

export default configListCommand({
  summary: 'list memory and CPU limits',
  examples: ['limits:list --app hello'],
  group: 'memory',
  view: limitsView,
});
