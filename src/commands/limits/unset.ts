import { usageFailure } from '../../base/errors.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { kindName, kindOf, kindOptions } from './limit-kinds.ts';
import { limitsView } from './limits-view.ts';

export default configChangeCommand({
  summary: 'remove memory (default) or CPU limits',
  args: { types: manyArguments('type', 'process type', readProcessType, { completes: 'process' }) },
  options: kindOptions,
  examples: ['limits:unset web --app hello', 'limits:unset --cpu web --app hello'],
  doing: () => 'Applying limits',
  did: ({ app, types, ...options }) => `Removed ${kindName(options)} limits of ${types.join(', ')} from ${app}`,
  async run({ app, types, ...options }, context) {
    if (options.memory && options.cpu) throw usageFailure('Use either --memory or --cpu.');
    return changeGroup(context, app, await kindOf(options, context), removalOf(types), options);
  },
  view: limitsView,
});
