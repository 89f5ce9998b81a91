import { configChangeCommand } from '../../changes/config-commands.ts';
import { manyArguments } from '../../cli/inputs.ts';
import { changeHealthChecks } from './change-health-checks.ts';
import { healthKinds, namedType, readHealth, typeOptions } from './health-check-inputs.ts';
import { defaultType, healthchecksView } from './health-checks-view.ts';

export default configChangeCommand({
  summary: 'remove health checks',
  args: { healths: manyArguments('health', 'liveness, readiness or startup', readHealth, { choices: healthKinds }) },
  options: typeOptions,
  examples: ['healthchecks:unset liveness --app hello', 'healthchecks:unset liveness readiness --type worker'],
  doing: () => 'Removing healthchecks',
  did: ({ app, healths, ...named }) =>
    `Removed ${healths.join(' and ')} check of ${namedType(named) ?? defaultType} from ${app}`,
  run({ app, healths: given, type, ptype, ...how }, context) {
    const process = namedType({ type, ptype }) ?? defaultType;
    const probes = Object.fromEntries(given.map((health) => [`${health}Probe`, null]));
    return changeHealthChecks(context, app, process, probes, how);
  },
  view: (config, { app, ...named }) => healthchecksView(config, app, namedType(named) ?? defaultType),
});
