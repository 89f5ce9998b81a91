import { command } from '../../cli/define.ts';
import { manyArguments, anyText, app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { text } from '../../output/view.ts';
import { formatDotenv } from '../../settings/dotenv.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { inScope, readScope, scopeOptions } from '../../changes/variable-scope.ts';
import { Variables } from './variables-schema.ts';

export default command({
  summary: 'print the values of environment variables',
  description:
    'For one variable, prints the value alone; for several, NAME=value lines in the .env format. Prints nothing if one of them is not set.',
  args: { names: manyArguments('key', 'name of a variable', anyText, { completes: 'variable' }) },
  options: { app, ...scopeOptions },
  examples: ['config:get DATABASE_URL --app hello', 'config:get DEBUG GREETING --app hello'],
  operations: ['config.get'],
  output: Variables,
  async run({ app: id, names, ...given }, context) {
    const scope = await readScope(given, context);
    const variables = new Map(variablesOf(inScope(await context.api('config.get', { app: id }), scope)));
    const missing = names.filter((name) => !variables.has(name));
    if (missing.length > 0) {
      throw new Failure('not_found', `${id} has no variable ${missing.join(', ')}.`, {
        hint: 'config:list shows all variables.',
      });
    }
    return names.map((name) => [name, variables.get(name) ?? ''] as const);
  },
  json: (variables) => Object.fromEntries(variables),
  view(variables) {
    const [first, ...others] = variables;
    return [text(first && others.length === 0 ? `${first[1]}\n` : formatDotenv(variables))];
  },
});
