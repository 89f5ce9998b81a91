import { entriesByName, isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { ChangedConfig } from '../../models/config.ts';
import { heading, line, type View } from '../../output/view.ts';

/** The health checks of an app, or those of one process type whether it has any, in the words of the Go clients. */
export function healthchecksView(config: ChangedConfig, app: string, type?: string): View {
  const all = byProcessType(entriesByName(config.healthcheck ?? {}));
  const checks = type === undefined ? all : [checksOf(type, new Map(all))];
  return [
    heading(`${app} Healthchecks`),
    ...(checks.length === 0 ? [line('No health checks configured.')] : []),
    ...checks.flatMap(([each, probes]) => [line(''), line(`${each}:`), ...probesView(probes)]),
  ];
}

/** On Drycc 1.8 and newer the default process is that of the type web. */
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

function probesView(probes: unknown): View {
  return probeNames.flatMap(([title, name], index) => {
    const probe = isJsonObject(probes) ? probes[name] : undefined;
    const lines = isJsonObject(probe) ? probeLines(probe) : [`No ${title.toLowerCase()} probe configured.`];
    return [...(index === 0 ? [] : ['']), `--- ${title}`, ...lines].map(line);
  });
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
