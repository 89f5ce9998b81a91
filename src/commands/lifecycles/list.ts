import { configListCommand } from '../../changes/config-commands.ts';
import { lifecyclesView } from './lifecycles-view.ts';

export default configListCommand({
  summary: 'list lifecycle hooks',
  examples: ['lifecycles:list --app hello'],
  group: 'lifecycle',
  view: (config, { app }) => lifecyclesView(config, app),
});
