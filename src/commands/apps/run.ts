import { command } from '../../cli/define.ts';
import { anyText, app, flag, manyArguments, manyOptions, option, wholeNumber } from '../../cli/inputs.ts';
import { RunResult } from '../../models/app.ts';
import { begun, line, text } from '../../output/view.ts';
import { remoteCommand } from './remote-command.ts';
import type { Launched } from '../../jobs/launch.ts';
import { mount } from './mount.ts';
import { tellUninteractive } from './uninteractive.ts';

export default command({
  summary: 'run a one-off command in an app',
  description:
    'Exits with the exit code of the command. One word is a command line for the shell; of several, those that a shell would split again are quoted. There is no time-out unless you set --timeout. Drycc runs commands in the background: the output is followed until the command ends, or until Ctrl-C, which leaves it running.',
  args: { command: manyArguments('command', 'command and its arguments', anyText) },
  options: {
    app,
    detach: flag('start the command and do not wait for it (Drycc 1.8 and newer)', { short: 'd' }),
    mount: manyOptions('volume:path', 'mount a volume for the command (Drycc 1.8 and newer)', mount, { short: 'm' }),
    runTimeout: option('seconds', 'end the command after this time (Drycc 1.8 and newer)', wholeNumber(1), {
      short: 't',
    }),
    expires: option('seconds', 'keep its process for this time afterwards (Drycc 1.8 and newer)', wholeNumber(1), {
      short: 'e',
    }),
  },
  passThrough: true,
  examples: [
    'apps:run --app hello ls -la',
    'apps:run --app hello -- bash -c "env | sort"',
    'apps:run --app hello --detach rake db:migrate',
  ],
  operations: ['apps.run', 'apps.launch', 'pods.list', 'pods.describe'],
  output: RunResult,
  doing: ({ command: words }) => `Running '${words.join(' ')}'`,
  async run({ app: id, command: words, ...options }, context) {
    const { api, dialect } = context;
    const isLaunched = (
      await dialect((each) => each.routes['apps.run'] !== null || each.routes['apps.launch'] !== null)
    ).routes['apps.launch'];
    const { detach, mount: mounts, runTimeout, expires } = options;
    const isOfDrycc = detach || mounts.length > 0 || runTimeout !== undefined || expires !== undefined;
    if (isLaunched !== null || isOfDrycc) {
      const { launch } = await import('../../jobs/launch.ts');
      return launch(context, { app: id, words, ...options });
    }
    await tellUninteractive(words, context);
    return api('apps.run', { app: id, command: remoteCommand(words) });
  },
  json: (ran) => (isJob(ran) ? ran.whole() : ran),
  view(ran) {
    if (!isJob(ran)) return [begun(), text(typeof ran.output === 'string' ? ran.output : '')];
    return ran.isDetached ? [begun(), line('Follow it with ps:list and ps:logs.')] : [begun()];
  },
  linger: async (ran) => {
    if (isJob(ran)) await ran.print();
  },
  exitCode(ran) {
    const code = isJob(ran) ? ran.exitCode() : ran.exit_code;
    return code >= 0 && code <= 255 ? code : 1;
  },
});

function isJob(ran: RunResult | Launched): ran is Launched {
  return 'isDetached' in ran;
}
