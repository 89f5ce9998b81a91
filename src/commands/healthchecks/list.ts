import { command } from '../../cli/define.ts';
import { app, option } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { readGroup } from '../../changes/change-config-group.ts';
import { healthchecksView } from './health-checks-view.ts';
import { readType } from './health-check-inputs.ts';

export default command({
  summary: 'list the health checks of an app',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app, type: option('type', 'only those of a process type', readType, { completes: 'process' }) },
  examples: ['healthchecks:list --app hello', 'healthchecks:list --type worker --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'healthcheck'),
  view: (config, { app: id, type: only }) => healthchecksView(config, id, only),
});
