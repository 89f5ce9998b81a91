import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { anyText, manyArguments } from '../../cli/inputs.ts';
import { hooks, ptypeOption } from './lifecycle-inputs.ts';
import { defaultType, lifecyclesView } from './lifecycles-view.ts';

export default configChangeCommand({
  summary: 'remove lifecycle hooks',
  args: {
    hooks: manyArguments('hook', 'postStart, preStop or stopSignal', anyText, { choices: [...hooks, 'stopSignal'] }),
  },
  options: { ptype: ptypeOption },
  examples: ['lifecycles:unset preStop --app hello'],
  doing: () => 'Removing lifecycle',
  did: ({ app, hooks: removed, ptype = defaultType }) => `Removed ${removed.join(', ')} of ${ptype} from ${app}`,
  run: ({ app, hooks: removed, ptype = defaultType, ...how }, context) =>
    changeGroup(context, app, 'lifecycle', { [ptype]: removalOf(removed) }, how),
  view: (config, { app }) => lifecyclesView(config, app),
});
