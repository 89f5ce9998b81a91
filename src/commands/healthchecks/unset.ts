import { configChangeCommand } from '../../changes/config-commands.ts';
import { anyText, manyArguments } from '../../cli/inputs.ts';
import { changeHealthChecks } from './change-health-checks.ts';
import { healthKinds, typeOption } from './health-check-inputs.ts';
import { defaultType, healthchecksView } from './health-checks-view.ts';

export default configChangeCommand({
  summary: 'remove health checks',
  args: { healths: manyArguments('health', 'liveness or readiness', anyText, { choices: healthKinds }) },
  options: { type: typeOption },
  examples: ['healthchecks:unset liveness --app hello', 'healthchecks:unset liveness readiness --type worker'],
  doing: () => 'Removing healthchecks',
  did: ({ app, healths, type: process = defaultType }) =>
    `Removed ${healths.join(' and ')} check of ${process} from ${app}`,
  run({ app, healths: given, type: process = defaultType, ...how }, context) {
    const probes = Object.fromEntries(given.map((health) => [`${health}Probe`, null]));
    return changeHealthChecks(context, app, process, probes, how);
  },
  view: (config, { app, type: process = defaultType }) => healthchecksView(config, app, process),
});
