import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup, removal } from '../../changes/change-config-group.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { kinds, kindOf } from './limit-kinds.ts';
import { limitsView } from './limits-view.ts';

export default command({
  summary: 'remove the limit of memory or processor from process types',
  description: '--json prints the whole config, with the values of the variables.',
  args: {
    types: manyArguments('type', 'a process type', readProcessType, { completes: 'process' }),
  },
  options: { app, ...kinds, ...changeOptions },
  examples: ['limits:unset web --app hello', 'limits:unset --cpu web --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying limits',
  run({ app: id, types, ...options }, context) {
    if (options.memory && options.cpu) throw usageFailure('Either --memory or --cpu is given.');
    return changeGroup(context, id, kindOf(options), removal(types), options);
  },
  view: (config, { app: id }) => [done(), line(''), ...limitsView(config, id)],
});
