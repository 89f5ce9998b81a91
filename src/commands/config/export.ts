import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { text } from '../../output/view.ts';
import { format } from './format-option.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { Variables } from './variables-schema.ts';

export default command({
  summary: "print an app's environment variables in a form for other programs",
  description:
    'The form env is a .env file, with quotes where other programs need them; shell is for eval or "."; docker is for docker run --env-file, to which every line is a variable. Either all variables are printed or, where the form cannot hold one of them, none. config:push --format reads all these forms again.',
  options: { app, format },
  examples: ['config:export --app hello', 'config:export --format shell --app hello'],
  operations: ['config.get'],
  output: Variables,
  async run({ app: id, format: form = 'env' }, { api }) {
    const variables = variablesOf(await api('config.get', { app: id }));
    const { formatVariables } = await import('../../settings/variable-formats.ts');
    return { variables, content: await formatVariables(variables, form) };
  },
  json: ({ variables }) => Object.fromEntries(variables),
  view: ({ content }) => [text(content)],
});
