import { command } from '../../cli/define.ts';
import { manyArguments, anyText, app } from '../../cli/inputs.ts';
import { RunResult } from '../../models/app.ts';
import { begun, text } from '../../output/view.ts';
import { remoteCommand } from './remote-command.ts';
import { tellUninteractive } from './uninteractive.ts';

export default command({
  summary: 'run a one-off command in an app',
  description:
    'Exits with the exit code of the command. One word is a command line for the shell; of several, those that a shell would split again are quoted. There is no time-out unless you set --timeout.',
  args: { command: manyArguments('command', 'command and its arguments', anyText) },
  options: { app },
  passThrough: true,
  examples: ['apps:run --app hello ls -la', 'apps:run --app hello -- bash -c "env | sort"'],
  operations: ['apps.run'],
  output: RunResult,
  doing: ({ command: words }) => `Running '${words.join(' ')}'`,
  async run({ app: id, command: words }, context) {
    await tellUninteractive(words, context);
    return context.api('apps.run', { app: id, command: remoteCommand(words) });
  },
  view: ({ output }) => [begun(), text(typeof output === 'string' ? output : '')],
  exitCode: ({ exit_code: code }) => (code >= 0 && code <= 255 ? code : 1),
});
