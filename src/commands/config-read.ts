import { command } from '../cli/define.ts';
import { app, asIs, manyArguments } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import { text } from '../output/view.ts';
import { formatDotenv } from '../settings/dotenv.ts';
import { format } from './config-format.ts';
import { variablesOf } from './config-values.ts';

const Variables = {
  title: 'Variables',
  type: 'object',
  description: 'values by name',
  additionalProperties: { type: 'string' },
} as const;

/** `config:get`. */
export const get = command({
  summary: 'print the values of environment variables of an app',
  description:
    'Of one variable the value alone is printed, as it is and with a line end; of several NAME=value, as config:pull writes them. Where one is not set, nothing is printed.',
  args: { names: manyArguments('key', 'the name of a variable', asIs, { completes: 'variable' }) },
  options: { app },
  examples: ['config:get DATABASE_URL --app hello', 'config:get DEBUG GREETING --app hello'],
  operations: ['config.get'],
  output: Variables,
  async run({ app: id, names }, { api }) {
    const variables = new Map(variablesOf(await api('config.get', { app: id })));
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

/** `config:export`. */
export const exported = command({
  summary: "print an app's environment variables in a form for other programs",
  description:
    'The form env is a .env file, with quotes where other programs need them; shell is for eval or "."; docker is for docker run --env-file, to which every line is a variable. Either all variables are printed or, where the form cannot hold one of them, none. config:push --format reads all these forms again.',
  options: { app, format },
  examples: ['config:export --app hello', 'config:export --format shell --app hello'],
  operations: ['config.get'],
  output: Variables,
  async run({ app: id, format: form = 'env' }, { api }) {
    const variables = variablesOf(await api('config.get', { app: id }));
    const { formatVariables } = await import('../settings/variable-formats.ts');
    return { variables, content: await formatVariables(variables, form) };
  },
  json: ({ variables }) => Object.fromEntries(variables),
  view: ({ content }) => [text(content)],
});
