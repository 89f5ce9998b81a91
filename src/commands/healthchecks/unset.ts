import { command } from '../../cli/define.ts';
import { manyArguments, asIs, app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { defaultType, healthchecksView } from './health-checks-view.ts';
import { change } from './change-health-checks.ts';
import { healths, type } from './health-check-inputs.ts';

export default command({
  summary: 'remove health checks from an app',
  description: '--json prints the whole config, with the values of the variables.',
  args: { healths: manyArguments('health', 'liveness or readiness', asIs, { choices: healths }) },
  options: { app, type, ...changeOptions },
  examples: ['healthchecks:unset liveness --app hello', 'healthchecks:unset liveness readiness --type worker'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Removing healthchecks',
  run({ app: id, healths: given, type: process = defaultType, ...how }, context) {
    const probesOf = Object.fromEntries(given.map((health) => [`${health}Probe`, null]));
    return change(context, id, process, probesOf, how);
  },
  view: (config, { app: id, type: process = defaultType }) => [
    done(),
    line(''),
    ...healthchecksView(config, id, process),
  ],
});
