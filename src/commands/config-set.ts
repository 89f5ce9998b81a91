import { command } from '../cli/define.ts';
import { app, flag, manyArguments, pair } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { changeConfig, changeOperations, changeOptions } from './config-change.ts';
import { givenValues } from './config-given.ts';
import { planVariables } from './config-plan.ts';
import { encodeSshKey } from './config-ssh-key.ts';
import { changedConfig, isVariableName, showValues } from './config-values.ts';
import { dryRun, isPlan, orPlan, type Plan, planning, planView } from './plan.ts';

/** `config:set`. */
export const set = command({
  summary: 'set environment variables of an app',
  description:
    'One release is made for all of them. A value may be empty. With --read, the value @file is what the file holds, - what standard input has, and @@ a value that begins with @; line ends at the end are left out. SSH_KEY takes a private key or the path of one, which is sent as base64 text. --json prints the whole config, with its values.',
  args: {
    variables: manyArguments('key=value', 'a variable to set', pair('variable', isVariableName), {
      completes: 'variable',
    }),
  },
  options: {
    app,
    read: flag('read @file and - as the values of files and of standard input'),
    dryRun,
    ...changeOptions,
    showValues,
  },
  examples: [
    'config:set DEBUG=1 --app hello',
    'config:set GREETING="hello world" EMPTY= --app hello',
    'config:set --read TLS_KEY=@key.pem --app hello',
    'config:set DEBUG=1 --dry-run --app hello',
  ],
  operations: changeOperations,
  output: orPlan(Config),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planning : 'Creating config'),
  async run({ app: id, variables, read, dryRun: isPlanned, showValues: shows, ...how }, context) {
    const given = Object.fromEntries(await givenValues(variables, read, context));
    const values = encodeSshKey(given, context.host);
    return isPlanned ? planVariables(context, id, values, shows) : changeConfig(context, { app: id, values }, how);
  },
  view(result, { variables, showValues: shows }) {
    if (isPlan(result)) return planView(result);
    const names = variables.map(([name]) => name);
    return changedConfig(result, names, shows);
  },
});

/** `config:unset`. */
export const unset = command({
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
