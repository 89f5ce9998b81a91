import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { text } from '../../output/view.ts';
import { format } from './format-option.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { inScope, readScope, scopeOptions } from '../../changes/variable-scope.ts';
import { Variables } from './variables-schema.ts';

export default command({
  summary: 'print environment variables for another program',
  description:
    'The format env is a .env file with quotes where other programs need them; shell is for eval and "."; docker is for docker run --env-file. Prints all variables, or none if the format cannot hold one of them. config:push --format reads all these formats.',
  options: { app, ...scopeOptions, format },
  examples: ['config:export --app hello', 'config:export --format shell --app hello'],
  operations: ['config.get'],
  output: Variables,
  async run({ app: id, format: form = 'env', ...given }, context) {
    const scope = await readScope(given, context);
    const variables = variablesOf(inScope(await context.api('config.get', { app: id }), scope));
    const { formatVariables } = await import('../../settings/variable-formats.ts');
    return { variables, content: await formatVariables(variables, form) };
  },
  json: ({ variables }) => Object.fromEntries(variables),
  view: ({ content }) => [text(content)],
});
