import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { readGroup } from '../../changes/change-config-group.ts';
import { limitsView } from './limits-view.ts';

export default command({
  summary: 'list the limits of memory and processor of an app',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app },
  examples: ['limits:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'memory'),
  view: (config, { app: id }) => limitsView(config, id),
});
