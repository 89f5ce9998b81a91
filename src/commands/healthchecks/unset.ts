import { configChangeCommand } from '../../changes/config-commands.ts';
import { asIs, manyArguments } from '../../cli/inputs.ts';
import { change } from './change-health-checks.ts';
import { healths, type } from './health-check-inputs.ts';
import { defaultType, healthchecksView } from './health-checks-view.ts';

export default configChangeCommand({
  summary: 'remove health checks from an app',
  args: { healths: manyArguments('health', 'liveness or readiness', asIs, { choices: healths }) },
  options: { type },
  examples: ['healthchecks:unset liveness --app hello', 'healthchecks:unset liveness readiness --type worker'],
  doing: () => 'Removing healthchecks',
  run({ app, healths: given, type: process = defaultType, ...how }, context) {
    const probes = Object.fromEntries(given.map((health) => [`${health}Probe`, null]));
    return change(context, app, process, probes, how);
  },
  view: (config, { app, type: process = defaultType }) => healthchecksView(config, app, process),
});
