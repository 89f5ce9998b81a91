import { command } from '../../cli/define.ts';
import { manyArguments, anyText, app } from '../../cli/inputs.ts';
import { RunResult, StartedCommand } from '../../models/app.ts';
import { begun, done, text } from '../../output/view.ts';
import { remoteCommand } from './remote-command.ts';

export default command({
  summary: 'run a one-off command in an app',
  description:
    'Exits with the exit code of the command. One word is a command line for the shell; of several, those that a shell would split again are quoted. There is no time-out unless you set --timeout.',
  args: { command: manyArguments('command', 'command and its arguments', anyText) },
  options: { app },
  passThrough: true,
  examples: ['apps:run --app hello ls -la', 'apps:run --app hello -- bash -c "env | sort"'],
  operations: ['apps.run', 'apps.launch'],
  output: { anyOf: [RunResult, StartedCommand] },
  doing: ({ command: words }) => `Running '${words.join(' ')}'`,
  async run({ app: id, command: words }, { api, dialect, note }): Promise<RunResult | StartedCommand> {
    if ((await dialect()).routes['apps.launch'] === null) {
      return api('apps.run', { app: id, command: remoteCommand(words) });
    }
    // It is split at its blanks, without a shell.
    const line = words.join(' ');
    await api('apps.launch', { app: id, command: line });
    note(`The command was started; ps:list run --app ${id} shows its process.`);
    return { app: id, command: line };
  },
  view: (result) =>
    'exit_code' in result ? [begun(), text(typeof result.output === 'string' ? result.output : '')] : [done()],
  exitCode: (result) => ('exit_code' in result ? exitCodeOf(result as RunResult) : 0),
});

function exitCodeOf({ exit_code: code }: RunResult): number {
  return code >= 0 && code <= 255 ? code : 1;
}
