import { command, type Group } from '../cli/define.ts';
import { app, flag, manyArguments, pair } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { heading, line, pairs, text } from '../output/view.ts';
import { formatDotenv } from '../settings/dotenv.ts';
import { pull, push } from './config-files.ts';
import { exported, get } from './config-read.ts';
import { encodeSshKey } from './config-ssh-key.ts';
import { changedConfig, isVariableName, showValues, variablesOf } from './config-values.ts';

const list = command({
  summary: "list an app's environment variables",
  options: {
    app,
    oneline: flag('print all on one line, as NAME=value'),
    diff: flag('print them as config:pull writes them, to compare with a .env file'),
  },
  examples: ['config:list --app hello', 'config:list --oneline --app hello', 'config:list --diff --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, { api }) => api('config.get', { app: id }),
  view(config, { app: id, oneline, diff }) {
    const variables = variablesOf(config);
    if (oneline) return variables.length === 0 ? [] : [line(variables.map((variable) => variable.join('=')).join(' '))];
    return diff ? [text(formatDotenv(variables))] : [heading(`${id} Config`), pairs(variables)];
  },
});

const set = command({
  summary: 'set environment variables of an app',
  description:
    'One release is made for all of them. A value may be empty. SSH_KEY takes a private key or the path of one, which is sent as base64 text. --json prints the whole config, with its values.',
  args: {
    variables: manyArguments('key=value', 'a variable to set', pair('variable', isVariableName), {
      completes: 'variable',
    }),
  },
  options: { app, showValues },
  examples: ['config:set DEBUG=1 --app hello', 'config:set GREETING="hello world" EMPTY= --app hello'],
  operations: ['config.set'],
  output: Config,
  doing: () => 'Creating config',
  run: ({ app: id, variables }, { api, host }) =>
    api('config.set', { app: id, values: encodeSshKey(Object.fromEntries(variables), host) }),
  view: (config, { variables, showValues: shows }) =>
    changedConfig(
      config,
      variables.map(([name]) => name),
      shows,
    ),
});

const unset = command({
  summary: 'remove environment variables from an app',
  args: { names: manyArguments('key', 'a variable to remove', readName, { completes: 'variable' }) },
  options: { app, showValues },
  examples: ['config:unset DEBUG --app hello'],
  operations: ['config.set'],
  output: Config,
  doing: () => 'Removing config',
  run: ({ app: id, names }, { api }) =>
    api('config.set', { app: id, values: Object.fromEntries(names.map((name) => [name, null])) }),
  view: (config, { names, showValues: shows }) => changedConfig(config, names, shows),
});

/** The Go clients could set names such as `^X`, which must be possible to remove. */
function readName(word: string): string {
  if (/^[^=\s]+$/.test(word)) return word;
  throw usageFailure('A variable is removed by its name alone.');
}

/** Commands of environment variables. */
export const config: Group = { list, get, set, unset, pull, push, export: exported };
