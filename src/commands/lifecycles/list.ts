import { ofType, ptypeOption } from '../../changes/by-process-type.ts';
import { configListCommand } from '../../changes/config-commands.ts';
import { lifecyclesView } from './lifecycles-view.ts';

export default configListCommand({
  summary: 'list lifecycle hooks',
  examples: ['lifecycles:list --app hello'],
  group: 'lifecycle',
  options: { ptype: ptypeOption },
  view: (config, { app, ptype }) => lifecyclesView({ ...config, lifecycle: ofType(config.lifecycle, ptype) }, app),
});
