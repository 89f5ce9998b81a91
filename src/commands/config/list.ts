import { command } from '../../cli/define.ts';
import { app, flag } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { type Block, heading, line, nothing, pairs, text } from '../../output/view.ts';
import { formatDotenv } from '../../settings/dotenv.ts';
import { variablesOf } from '../../changes/config-values.ts';

export default command({
  summary: 'list environment variables',
  options: {
    app,
    oneline: flag('print all on one line, as NAME=value'),
    diff: flag('print in the .env format, as config:pull writes it'),
  },
  examples: ['config:list --app hello', 'config:list --oneline --app hello', 'config:list --diff --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, { api }) => api('config.get', { app: id }),
  view(config, { app: id, oneline, diff }) {
    const variables = variablesOf(config);
    if (oneline) return variables.length === 0 ? [] : [line(variables.map((variable) => variable.join('=')).join(' '))];
    return diff
      ? [text(formatDotenv(variables))]
      : [heading(`${id} Config`), ...(variables.length === 0 ? [none(id)] : [pairs(variables)])];
  },
});

function none(app: string): Block {
  return nothing('No environment variables.', ['Set one', `config:set NAME=value -a ${app}`]);
}
