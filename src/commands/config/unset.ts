import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Config } from '../../models/config.ts';
import { changeOptions, changeOperations, changeConfig } from '../../changes/change-config.ts';
import { planVariables } from './plan-variables.ts';
import { showValues, changedConfig } from '../../changes/config-values.ts';
import { dryRun, orPlan, planning, type Plan, isPlan, planView } from '../../changes/dry-run.ts';

export default command({
  summary: 'remove environment variables from an app',
  args: { names: manyArguments('key', 'a variable to remove', readName, { completes: 'variable' }) },
  options: { app, dryRun, ...changeOptions, showValues },
  examples: ['config:unset DEBUG --app hello', 'config:unset DEBUG --ok-if-unchanged --app hello'],
  operations: changeOperations,
  output: orPlan(Config),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planning : 'Removing config'),
  run({ app: id, names, dryRun: isPlanned, showValues: shows, ...how }, context): Promise<Config | Plan> {
    const values = Object.fromEntries(names.map((name) => [name, null]));
    return isPlanned ? planVariables(context, id, values, shows) : changeConfig(context, { app: id, values }, how);
  },
  view: (result, { names, showValues: shows }) =>
    isPlan(result) ? planView(result) : changedConfig(result, names, shows),
});

/** The Go clients could set names such as `^X`, which must be possible to remove. */
function readName(word: string): string {
  if (/^[^=\s]+$/.test(word)) return word;
  throw usageFailure('A variable is removed by its name alone.');
}
