import { isVariableName } from '../../changes/config-values.ts';
import { flag, manyArguments, pair } from '../../cli/inputs.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { givenValues } from './given-values.ts';
import { variablesCommand } from './variables-command.ts';

const variable = pair('variable', isVariableName);

export default variablesCommand({
  summary: 'set environment variables',
  description:
    'Makes one release. A value may be empty. With --read, @file reads the value from a file, - reads it from standard input, and @@ starts a value that begins with @; trailing line breaks are removed. SSH_KEY takes a private key or its path, and is sent as base64. --json prints the whole config, including values.',
  args: { variables: manyArguments('key=value', 'variable to set', variable, { completes: 'variable' }) },
  options: { read: flag('read values from files (@file) and standard input (-)') },
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
