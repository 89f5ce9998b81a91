import { command } from '../../cli/define.ts';
import { manyArguments, pair, app, flag } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { changeOptions, changeOperations, changeConfig } from '../../changes/change-config.ts';
import { givenValues } from './given-values.ts';
import { planVariables } from './plan-variables.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { isVariableName, showValues, changedConfig } from '../../changes/config-values.ts';
import { dryRun, orPlan, planning, isPlan, planView } from '../../changes/dry-run.ts';

export default command({
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
