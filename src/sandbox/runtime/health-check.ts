import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { CommandLine } from './command-line.ts';

/** One health check of a process type, as Kubernetes has them. Its port is always that of the process. */
export interface Probe {
  readonly action:
    | { readonly kind: 'http'; readonly path: string; readonly headers: Readonly<Record<string, string>> }
    | { readonly kind: 'tcp' }
    | { readonly kind: 'exec'; readonly command: readonly string[] };
  /** All in milliseconds. */
  readonly delay: number;
  readonly timeout: number;
  readonly period: number;
  /** After how many failures in a row it has failed, and after how many successes it is good again. */
  readonly failures: number;
  readonly successes: number;
}

/** The health checks of a process. */
export interface Probes {
  readonly liveness: Probe | undefined;
  readonly readiness: Probe | undefined;
}

/** The health checks of a process type by an app's config: those of API 2.2 and 2.3, else by the variables of older ones. */
export function probesOf(healthcheck: JsonObject, values: Readonly<Record<string, string>>, type: string): Probes {
  const usual = type === 'web' || type === 'cmd' ? healthcheck['web/cmd'] : undefined;
  const given = healthcheck[type] ?? usual;
  if (isJsonObject(given)) {
    return { liveness: probe(given['livenessProbe']), readiness: probe(given['readinessProbe']) };
  }
  const path = values['HEALTHCHECK_URL'];
  if (path === undefined || (type !== 'web' && type !== 'cmd')) return { liveness: undefined, readiness: undefined };
  const both = probe({
    httpGet: { path },
    initialDelaySeconds: Number(values['HEALTHCHECK_INITIAL_DELAY'] ?? 50),
    timeoutSeconds: Number(values['HEALTHCHECK_TIMEOUT'] ?? 50),
    periodSeconds: Number(values['HEALTHCHECK_PERIOD_SECONDS'] ?? 10),
    failureThreshold: Number(values['HEALTHCHECK_FAILURE_THRESHOLD'] ?? 3),
  });
  return { liveness: both, readiness: both };
}

function probe(given: unknown): Probe | undefined {
  if (!isJsonObject(given)) return undefined;
  const action = actionOf(given);
  if (!action) return undefined;
  const number = (name: string, usual: number): number =>
    Number(given[name] ?? usual) > 0 ? Number(given[name] ?? usual) : usual;
  return {
    action,
    delay: Math.max(Number(given['initialDelaySeconds'] ?? 0), 0) * 1000,
    timeout: number('timeoutSeconds', 1) * 1000,
    period: number('periodSeconds', 10) * 1000,
    failures: number('failureThreshold', 3),
    successes: number('successThreshold', 1),
  };
}

function actionOf({ httpGet, tcpSocket, exec }: JsonObject): Probe['action'] | undefined {
  if (isJsonObject(httpGet)) {
    const given = Array.isArray(httpGet['httpHeaders']) ? httpGet['httpHeaders'].filter(isJsonObject) : [];
    const headers = Object.fromEntries(given.map(({ name, value }) => [String(name), String(value)]));
    return { kind: 'http', path: typeof httpGet['path'] === 'string' ? httpGet['path'] : '/', headers };
  }
  if (isJsonObject(tcpSocket)) return { kind: 'tcp' };
  if (isJsonObject(exec) && Array.isArray(exec['command']))
    return { kind: 'exec', command: exec['command'].map(String) };
  return undefined;
}

/** Where a health check is done. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** The loopback address on which a port answers; undefined if it does not. */
  readonly addressOf: (port: number) => Promise<string | undefined>;
  /** The command line that runs a command there. */
  readonly beside: (command: readonly string[]) => CommandLine;
}

/** Does a health check once: undefined where it succeeds, else what is wrong. */
export function check({ action, timeout }: Probe, place: Place): Promise<string | undefined> {
  switch (action.kind) {
    case 'http':
      return checkHttp(action, timeout, place);
    case 'tcp':
      return place
        .addressOf(place.port)
        .then((host) => (host === undefined ? `port ${place.port} refuses connections` : undefined));
    case 'exec':
      return checkCommand(action.command, timeout, place);
  }
}

function checkHttp(
  { path, headers }: { readonly path: string; readonly headers: Readonly<Record<string, string>> },
  timeout: number,
  { host, port }: Place,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sent = request({ host, port, path, headers, agent: false, timeout }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      resolve(statusCode >= 200 && statusCode < 400 ? undefined : `${path} returned ${statusCode}`);
    });
    sent.once('timeout', () => {
      sent.destroy(new Error('no response in time'));
    });
    sent.once('error', ({ message }) => {
      resolve(`${path}: ${message}`);
    });
    sent.end();
  });
}

function checkCommand(command: readonly string[], timeout: number, { beside }: Place): Promise<string | undefined> {
  const { words: all, folder, environment } = beside(command);
  const [program = '', ...words] = all;
  return new Promise((resolve) => {
    execFile(program, words, { cwd: folder, env: environment, timeout, killSignal: 'SIGKILL' }, (error) => {
      resolve(error ? `${command[0] ?? ''} failed` : undefined);
    });
  });
}
