import { usageFailure } from '../../base/errors.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { argument, anyText, checkedWord, manyArguments, option, wholeNumber } from '../../cli/inputs.ts';
import { readHeaders } from '../../cli/http-headers.ts';
import { hooks, ptypeOption } from './lifecycle-inputs.ts';
import { defaultType, lifecyclesView } from './lifecycles-view.ts';

const actions = ['exec', 'httpGet', 'tcpSocket', 'sleep'];

const signal = checkedWord((word) => /^SIG[A-Z0-9+]+$/.test(word), 'A signal has a name like SIGTERM.');

export default configChangeCommand({
  summary: 'set a lifecycle hook',
  description:
    'The hook postStart runs when a process has started, preStop before it is stopped. exec takes a command, httpGet and tcpSocket a port, sleep seconds; put -- before a command with options. Makes one release.',
  args: {
    hook: argument('hook', 'postStart or preStop', anyText, { choices: hooks }),
    action: argument('action', 'exec, httpGet, tcpSocket or sleep', anyText, { choices: actions }),
    words: manyArguments('command|port|seconds', 'command with its arguments, port, or seconds', anyText),
  },
  options: {
    ptype: ptypeOption,
    path: option('path', 'path that httpGet requests (default: /)', anyText),
    headers: option('headers', 'headers that httpGet sends, as <name>:<value>,<name>:<value>', readHeaders),
    stopSignal: option('signal', 'signal that stops the process, e.g. SIGTERM', signal, {
      drycc: { value: 'SIGTERM' },
    }),
  },
  examples: [
    'lifecycles:set preStop exec --app hello -- /bin/sh -c "sleep 5"',
    'lifecycles:set preStop sleep 10 --ptype worker --app hello',
  ],
  doing: ({ hook }) => `Applying ${hook} lifecycle`,
  did: ({ app, hook, ptype = defaultType }) => `Set ${hook} of ${ptype} on ${app}`,
  run({ app, hook, action, words, ptype = defaultType, path, headers, stopSignal, ...how }, context) {
    const change = {
      [hook]: actionOf({ action, words, path, headers }),
      ...(stopSignal !== undefined && { stopSignal }),
    };
    return changeGroup(context, app, 'lifecycle', { [ptype]: change }, how);
  },
  view: (config, { app }) => lifecyclesView(config, app),
});

interface Given {
  readonly action: string;
  readonly words: readonly string[];
  readonly path: string | undefined;
  readonly headers: readonly object[] | undefined;
}

/** What a hook does, as Kubernetes has it: controllers do not check it. */
function actionOf({ action, words, path, headers }: Given): object {
  if (action !== 'httpGet' && (path !== undefined || headers !== undefined)) {
    throw usageFailure('--path and --headers are for httpGet.');
  }
  if (action === 'exec') return { exec: { command: words } };
  const [word = '', ...more] = words;
  if (more.length > 0) throw usageFailure(`${action} takes a single number.`);
  if (action === 'sleep') return { sleep: { seconds: wholeNumber(0)(word) } };
  const port = wholeNumber(1)(word);
  if (port > 65_535) throw usageFailure(`${port} is not a port (1 to 65535).`);
  if (action === 'tcpSocket') return { tcpSocket: { port } };
  return { httpGet: { path: path ?? '/', port, ...(headers !== undefined && { httpHeaders: headers }) } };
}
