import { command } from '../../cli/define.ts';
import { anyText, app, argument, flag, manyArguments, option } from '../../cli/inputs.ts';
import { ExecEvent } from '../../exec/exec-event.ts';

export default command({
  summary: 'run a command in a running process (Drycc 1.8 and newer)',
  description:
    'Exits with the exit code of the command. Put -- before the command if it has options of its own. -i passes standard input on, -it gives the command your terminal: Ctrl-C then goes to the command. --json prints an object for each part of the output, and one with the exit code at the end.',
  args: {
    pod: argument('pod', 'process name', anyText, { completes: 'pod' }),
    command: manyArguments('command', 'command and its arguments', anyText),
  },
  options: {
    app,
    stdin: flag('pass standard input on to the command', { short: 'i' }),
    tty: flag('give the command a terminal', { short: 't' }),
    container: option('name', 'container of the process, if it has several', anyText),
  },
  examples: [
    'ps:exec hello-web-979901065-wbwwr --app hello -- ls -la',
    'ps:exec hello-web-979901065-wbwwr -it --app hello -- bash',
    'ps:exec hello-web-979901065-wbwwr -i --app hello -- psql < dump.sql',
  ],
  operations: ['pods.list', 'apps.info'],
  output: ExecEvent,
  async run({ app: id, pod, command: words, ...given }, context) {
    const { execute } = await import('../../exec/execute.ts');
    return execute(context, { app: id, pod, command: words, ...given });
  },
  json: (running) => running.events(),
  view: () => [],
  linger: (running) => running.attach(),
  exitCode: (running) => running.exitCode(),
});
