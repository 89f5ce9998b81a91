import { command, type Group } from '../cli/define.ts';
import { app, flag } from '../cli/inputs.ts';
import { Config } from '../models/config.ts';
import { heading, line, pairs, text } from '../output/view.ts';
import { formatDotenv } from '../settings/dotenv.ts';
import { diff } from './config-diff.ts';
import { edit } from './config-edit.ts';
import { pull, push } from './config-files.ts';
import { exported, get } from './config-read.ts';
import { set, unset } from './config-set.ts';
import { variablesOf } from './config-values.ts';

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

/** Commands of environment variables. */
export const config: Group = { list, get, set, unset, edit, diff, pull, push, export: exported };
