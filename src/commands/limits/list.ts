import { configListCommand } from '../../changes/config-commands.ts';
import { limitsView } from './limits-view.ts';

export default configListCommand({
  summary: 'list the limits of memory and processor of an app',
  examples: ['limits:list --app hello'],
  group: 'memory',
  view: limitsView,
});
