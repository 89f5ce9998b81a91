import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { app, argument, asIs, manyArguments, option, wholeNumber } from '../cli/inputs.ts';
import type { Changes } from '../api/operations.ts';
import { Failure, usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { done, line } from '../output/view.ts';
import { changeOperations, changeOptions, type ChangeValues } from './config-change.ts';
import { changeGroup, readGroup } from './config-groups.ts';
import { defaultType, healthchecksView } from './healthchecks-view.ts';
import { readProcessType } from './process-type.ts';

const healths = ['liveness', 'readiness'];
const probes = ['httpGet', 'exec', 'tcpSocket'];

function readType(word: string): string {
  return word === defaultType ? word : readProcessType(word);
}

const type = option('type', `the process type; by default ${defaultType}, the default process`, readType, {
  completes: 'process',
});

const numbers = {
  initialDelayTimeout: option('seconds', 'how long after its start it is first probed; by default 50', wholeNumber(0)),
  timeoutSeconds: option('seconds', 'how long an answer may take; by default 50', wholeNumber(1)),
  periodSeconds: option('seconds', 'how often it is probed; by default 10', wholeNumber(1)),
  successThreshold: option(
    'number',
    'after how many successes it is well; by default 1, and always 1 for liveness',
    wholeNumber(1),
  ),
  failureThreshold: option('number', 'after how many failures it is not; by default 3', wholeNumber(1)),
};

interface Target {
  readonly probe: string;
  readonly words: readonly string[];
  readonly path: string | undefined;
  readonly headers: readonly object[] | undefined;
}

/** What a probe does: gets a path over HTTP, runs a command, or connects to a port. */
function actionOf({ probe, words, path, headers }: Target, note: Context['note']): object {
  if (probe !== 'httpGet' && (path !== undefined || headers !== undefined)) {
    note(`--path and --headers are for httpGet, and are left out for ${probe}.`);
  }
  if (probe === 'exec') return { exec: { command: words } };
  const [word = '', ...more] = words;
  if (more.length > 0) throw usageFailure(`${probe} takes one port.`);
  const port = wholeNumber(1)(word);
  if (port > 65_535) throw usageFailure(`${port} is not a port: they end at 65535.`);
  if (probe === 'tcpSocket') return { tcpSocket: { port } };
  return { httpGet: { path: path ?? '/', port, ...(headers !== undefined && { httpHeaders: headers }) } };
}

/** Reads `X-One:1,X-Two:2`; `=` is taken as well. */
function readHeaders(text: string): readonly object[] {
  return text.split(',').map((header) => {
    const [, name, value] = /^\s*([^\s:=]+)\s*[:=]\s*(.*)$/.exec(header) ?? [];
    if (name !== undefined && value !== undefined) return { name, value };
    throw usageFailure('A header is given as <name>:<value>; several are separated by commas.');
  });
}

/**
 * Changes probes of a process type. Workflow 2.1 and 2.2 know no process types there and refuse them, so what is meant
 * for the default process is then sent without.
 */
async function change(
  context: Context,
  id: string,
  process: string,
  probesOf: Changes<object>,
  how: ChangeValues,
): Promise<Config> {
  try {
    return await changeGroup(context, id, 'healthcheck', { [process]: probesOf }, how);
  } catch (error) {
    const isOlder =
      error instanceof Failure && error.status === 400 && error.message.includes('livenessProbe or readinessProbe');
    if (!isOlder || process !== defaultType) throw error;
    return changeGroup(context, id, 'healthcheck', probesOf, how);
  }
}

const list = command({
  summary: 'list the health checks of an app',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app, type: option('type', 'only those of a process type', readType, { completes: 'process' }) },
  examples: ['healthchecks:list --app hello', 'healthchecks:list --type worker --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'healthcheck'),
  view: (config, { app: id, type: only }) => healthchecksView(config, id, only),
});

const set = command({
  summary: 'set a health check of an app',
  description:
    'Liveness decides whether a process is started anew, readiness whether it is sent requests. httpGet and tcpSocket take a port, exec a command; put -- before a command with options. --timeout is short for --timeout-seconds here; how long to wait for the controller is said by the environment. --json prints the whole config, with the values of the variables.',
  args: {
    health: argument('health', 'liveness or readiness', asIs, { choices: healths }),
    probe: argument('probe', 'httpGet, exec or tcpSocket', asIs, { choices: probes }),
    words: manyArguments('port|command', 'the port, or the command with its arguments', asIs),
  },
  options: {
    app,
    path: option('path', 'what httpGet asks for; by default /', asIs, { short: 'p' }),
    type,
    headers: option('headers', 'what httpGet sends, as <name>:<value>,<name>:<value>', readHeaders),
    ...numbers,
    ...changeOptions,
  },
  examples: [
    'healthchecks:set liveness httpGet 5000 --path /healthz --headers X-Client-Version:v1.0 --app hello',
    'healthchecks:set readiness exec --type worker --app hello -- /bin/sh -c true',
    'healthchecks:set liveness tcpSocket 5000 --app hello',
  ],
  operations: changeOperations,
  output: Config,
  doing: ({ health }) => `Applying ${health}Probe healthcheck`,
  run({ app: id, health, type: process = defaultType, ...values }, context) {
    const { initialDelayTimeout, timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = values;
    const check = {
      initialDelaySeconds: initialDelayTimeout ?? 50,
      timeoutSeconds: timeoutSeconds ?? 50,
      periodSeconds: periodSeconds ?? 10,
      successThreshold: successThreshold ?? 1,
      failureThreshold: failureThreshold ?? 3,
      ...actionOf(values, context.note),
    };
    return change(context, id, process, { [`${health}Probe`]: check }, values);
  },
  view: (config, { app: id, type: process = defaultType }) => [
    done(),
    line(''),
    ...healthchecksView(config, id, process),
  ],
});

const unset = command({
  summary: 'remove health checks from an app',
  description: '--json prints the whole config, with the values of the variables.',
  args: { healths: manyArguments('health', 'liveness or readiness', asIs, { choices: healths }) },
  options: { app, type, ...changeOptions },
  examples: ['healthchecks:unset liveness --app hello', 'healthchecks:unset liveness readiness --type worker'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Removing healthchecks',
  run({ app: id, healths: given, type: process = defaultType, ...how }, context) {
    const probesOf = Object.fromEntries(given.map((health) => [`${health}Probe`, null]));
    return change(context, id, process, probesOf, how);
  },
  view: (config, { app: id, type: process = defaultType }) => [
    done(),
    line(''),
    ...healthchecksView(config, id, process),
  ],
});

/** Commands of health checks. */
export const healthchecks: Group = { list, set, unset };
