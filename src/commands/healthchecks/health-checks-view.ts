import { entriesByName, isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { ChangedConfig } from '../../models/config.ts';
import { either, type Cell, heading, line, nothing, facts, type View } from '../../output/view.ts';

/** The health checks of an app, or those of one process type whether it has any, in the words of the Go clients. */
export function healthchecksView(config: ChangedConfig, app: string, type?: string): View {
  const all = byProcessType(entriesByName(config.healthcheck ?? {}));
  const checks = type === undefined ? all : [checksOf(type, new Map(all))];
  return [
    heading(`${app} Healthchecks`),
    ...(checks.length === 0
      ? [
          either({
            terminal: [nothing('No health checks.', ['Set one', `healthchecks:set liveness httpGet 8000 -a ${app}`])],
            pipe: [line('No health checks configured.')],
          }),
        ]
      : []),
    either({
      terminal: checks.flatMap(([each, probes]) => [
        line({ text: each, tone: 'strong' }),
        facts(
          shownProbes(probes).flatMap(([title, name]) =>
            probePairs(title, isJsonObject(probes) ? probes[name] : undefined),
          ),
        ),
      ]),
      pipe: checks.flatMap(([each, probes]) => [line(''), line(`${each}:`), ...probesView(probes)]),
    }),
  ];
}

/** Checks of the default process may be kept under `web`, as Drycc 1.8 and newer do. */
function checksOf(type: string, all: ReadonlyMap<string, unknown>): readonly [type: string, checks: unknown] {
  return type === defaultType && !all.has(type) && all.has('web') ? ['web', all.get('web')] : [type, all.get(type)];
}

/** The process type under which controllers keep the checks of the default process, whether that is `web` or `cmd`. */
export const defaultType = 'web/cmd';

type Entries = readonly (readonly [name: string, value: unknown])[];

/** Up to Workflow 2.2 the probes of the default process are all that there are. */
function byProcessType(entries: Entries): Entries {
  const isOlder = entries.length > 0 && entries.every(([name]) => probeNames.some(([, probe]) => probe === name));
  return isOlder ? [[defaultType, Object.fromEntries(entries)]] : entries;
}

const probeNames = [
  ['Liveness', 'livenessProbe'],
  ['Readiness', 'readinessProbe'],
] as const;

/** Drycc has one more, which is only shown where it is set. */
function shownProbes(probes: unknown): readonly (readonly [title: string, name: string])[] {
  const hasStartup = isJsonObject(probes) && isJsonObject(probes['startupProbe']);
  return hasStartup ? [['Startup', 'startupProbe'], ...probeNames] : probeNames;
}

function probesView(probes: unknown): View {
  return shownProbes(probes).flatMap(([title, name], index) => {
    const probe = isJsonObject(probes) ? probes[name] : undefined;
    const lines = isJsonObject(probe) ? probeLines(probe) : [`No ${title.toLowerCase()} probe configured.`];
    return [...(index === 0 ? [] : ['']), `--- ${title}`, ...lines].map(line);
  });
}

/** A probe in a reader's words: what it does, when, and what its results mean. */
function probePairs(title: string, probe: unknown): [name: string, value: Cell][] {
  if (!isJsonObject(probe)) return [[`${title}:`, { text: 'none', tone: 'faint' }]];
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold, failureThreshold } = probe;
  return [
    [`${title}:`, actionText(probe)],
    ['', `after ${asText(initialDelaySeconds)}s, every ${asText(periodSeconds)}s, time-out ${asText(timeoutSeconds)}s`],
    ['', `healthy after ${asText(successThreshold)}, unhealthy after ${asText(failureThreshold)}`],
  ];
}

function actionText({ exec, httpGet, tcpSocket }: JsonObject): string {
  if (isJsonObject(httpGet)) return `GET ${asText(httpGet['path'])} on port ${asText(httpGet['port'])}`;
  if (isJsonObject(exec)) return `run ${Array.isArray(exec['command']) ? exec['command'].map(asText).join(' ') : ''}`;
  return isJsonObject(tcpSocket) ? `connect to port ${asText(tcpSocket['port'])}` : 'N/A';
}

function probeLines(probe: JsonObject): string[] {
  return [
    `Initial Delay (seconds): ${asText(probe['initialDelaySeconds'])}`,
    `Timeout (seconds): ${asText(probe['timeoutSeconds'])}`,
    `Period (seconds): ${asText(probe['periodSeconds'])}`,
    `Success Threshold: ${asText(probe['successThreshold'])}`,
    `Failure Threshold: ${asText(probe['failureThreshold'])}`,
    `Exec Probe: ${isJsonObject(probe['exec']) ? `Command=${list(probe['exec']['command'])}` : 'N/A'}`,
    `HTTP GET Probe: ${isJsonObject(probe['httpGet']) ? httpText(probe['httpGet']) : 'N/A'}`,
    `TCP Socket Probe: ${isJsonObject(probe['tcpSocket']) ? `Port=${asText(probe['tcpSocket']['port'])}` : 'N/A'}`,
  ];
}

function httpText({ path, port, httpHeaders }: JsonObject): string {
  const headers = Array.isArray(httpHeaders) ? httpHeaders.filter(isJsonObject) : [];
  const texts = headers.map(({ name, value }) => `${asText(name)}=${asText(value)}`);
  return `Path=${JSON.stringify(path ?? '')} Port=${asText(port)} HTTPHeaders=${list(texts)}`;
}

const list = (value: unknown): string => `[${Array.isArray(value) ? value.map(asText).join(' ') : ''}]`;

/** What a probe does not say is left to the cluster. */
function asText(value: unknown): string {
  if (value === undefined || value === null) return 'N/A';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
