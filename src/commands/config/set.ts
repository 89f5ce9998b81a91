import { isVariableName } from '../../changes/config-values.ts';
import { flag, manyArguments, pair } from '../../cli/inputs.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { givenValues } from './given-values.ts';
import { variablesCommand } from './variables-command.ts';

const variable = pair('variable', isVariableName);

export default variablesCommand({
  summary: 'set environment variables of an app',
  description:
    'One release is made for all of them. A value may be empty. With --read, the value @file is what the file holds, - what standard input has, and @@ a value that begins with @; line ends at the end are left out. SSH_KEY takes a private key or the path of one, which is sent as base64 text. --json prints the whole config, with its values.',
  args: { variables: manyArguments('key=value', 'a variable to set', variable, { completes: 'variable' }) },
  options: { read: flag('read @file and - as the values of files and of standard input') },
  examples: [
    'config:set DEBUG=1 --app hello',
    'config:set GREETING="hello world" EMPTY= --app hello',
    'config:set --read TLS_KEY=@key.pem --app hello',
    'config:set DEBUG=1 --dry-run --app hello',
  ],
  doing: 'Creating config',
  async read({ variables, read }, context) {
    const given = Object.fromEntries(await givenValues(variables, read, context));
    return { values: encodeSshKey(given, context.host), names: variables.map(([name]) => name) };
  },
});
