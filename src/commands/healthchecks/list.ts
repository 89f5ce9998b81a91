import { configListCommand } from '../../changes/config-commands.ts';
import { option } from '../../cli/inputs.ts';
import { namedType, readType, typeOptions } from './health-check-inputs.ts';
import { healthchecksView } from './health-checks-view.ts';

export default configListCommand({
  summary: 'list health checks',
  options: {
    ...typeOptions,
    type: option('type', 'show only this process type', readType, { completes: 'process' }),
  },
  examples: ['healthchecks:list --app hello', 'healthchecks:list --type worker --app hello'],
  group: 'healthcheck',
  view: (config, { app, ...named }) => healthchecksView(config, app, namedType(named)),
});
