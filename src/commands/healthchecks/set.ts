import type { Context } from '../../cli/context.ts';
import { usageFailure } from '../../base/errors.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { argument, anyText, manyArguments, option, wholeNumber } from '../../cli/inputs.ts';
import { readHeaders } from '../../cli/http-headers.ts';
import { changeHealthChecks } from './change-health-checks.ts';
import { healthKinds, namedType, readHealth, typesBesidePath } from './health-check-inputs.ts';
import { defaultType, healthchecksView } from './health-checks-view.ts';

const probes = ['httpGet', 'exec', 'tcpSocket'];

const numbers = {
  initialDelayTimeout: option('seconds', 'delay before the first probe (default: 50)', wholeNumber(0)),
  timeoutSeconds: option('seconds', 'time-out of a probe (default: 50)', wholeNumber(1)),
  periodSeconds: option('seconds', 'time between probes (default: 10)', wholeNumber(1)),
  successThreshold: option(
    'number',
    'successes before it counts as healthy (default: 1; always 1 for liveness)',
    wholeNumber(1),
  ),
  failureThreshold: option('number', 'failures before it counts as unhealthy (default: 3)', wholeNumber(1)),
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
    note(`--path and --headers only work with httpGet; ignored for ${probe}.`);
  }
  if (probe === 'exec') return { exec: { command: words } };
  const [word = '', ...more] = words;
  if (more.length > 0) throw usageFailure(`${probe} takes a single port.`);
  const port = wholeNumber(1)(word);
  if (port > 65_535) throw usageFailure(`${port} is not a port (1 to 65535).`);
  if (probe === 'tcpSocket') return { tcpSocket: { port } };
  return { httpGet: { path: path ?? '/', port, ...(headers !== undefined && { httpHeaders: headers }) } };
}

export default configChangeCommand({
  summary: 'set a health check',
  description:
    'Liveness decides whether a process is restarted, readiness whether it gets requests, startup (Drycc) when the others begin. httpGet and tcpSocket take a port, exec takes a command; put -- before a command with options. Here --timeout is short for --timeout-seconds; use DEIS_TIMEOUT for the time to wait for the controller.',
  args: {
    health: argument('health', 'liveness, readiness or startup', readHealth, { choices: healthKinds }),
    probe: argument('probe', 'httpGet, exec or tcpSocket', anyText, { choices: probes }),
    words: manyArguments('port|command', 'port, or command with its arguments', anyText),
  },
  options: {
    path: option('path', 'path that httpGet requests (default: /)', anyText, { short: 'p' }),
    ...typesBesidePath,
    headers: option('headers', 'headers that httpGet sends, as <name>:<value>,<name>:<value>', readHeaders),
    ...numbers,
  },
  examples: [
    'healthchecks:set liveness httpGet 5000 --path /healthz --headers X-Client-Version:v1.0 --app hello',
    'healthchecks:set readiness exec --type worker --app hello -- /bin/sh -c true',
    'healthchecks:set liveness tcpSocket 5000 --app hello',
  ],
  doing: ({ health }) => `Applying ${health}Probe healthcheck`,
  did: ({ app, health, ...named }) => `Set ${health} check of ${namedType(named) ?? defaultType} on ${app}`,
  run({ app, health, type, ptype, ...values }, context) {
    const process = namedType({ type, ptype }) ?? defaultType;
    const { initialDelayTimeout, timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = values;
    const check = {
      initialDelaySeconds: initialDelayTimeout ?? 50,
      timeoutSeconds: timeoutSeconds ?? 50,
      periodSeconds: periodSeconds ?? 10,
      successThreshold: successThreshold ?? 1,
      failureThreshold: failureThreshold ?? 3,
      ...actionOf(values, context.note),
    };
    return changeHealthChecks(context, app, process, { [`${health}Probe`]: check }, values);
  },
  view: (config, { app, ...named }) => healthchecksView(config, app, namedType(named) ?? defaultType),
});
