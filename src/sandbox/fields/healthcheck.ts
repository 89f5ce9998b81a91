import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { Wrong } from './field.ts';
import { repr } from '../rules/python.ts';

/** The two health checks of a process type. */
export const probeNames: readonly string[] = ['livenessProbe', 'readinessProbe'];

/**
 * Checks the health checks of one process type: probes by name, null for one that is to go. Throws `Wrong` with what
 * Workflow 2.4.2 says.
 */
export function checkProbes(value: unknown): JsonObject {
  if (!isJsonObject(value) || !Object.keys(value).every((name) => probeNames.includes(name))) {
    throw new Wrong('Healthcheck keys must be either livenessProbe or readinessProbe');
  }
  for (const [name, probe] of Object.entries(value)) {
    if (probe === null) continue;
    const fault = probeFault(probe);
    if (fault !== undefined) throw new Wrong(`could not validate ${repr(probe)}: ${fault}`);
    if (name === 'livenessProbe' && isJsonObject(probe) && (probe['successThreshold'] ?? 1) !== 1) {
      throw new Wrong('livenessProbe successThreshold can only be 1');
    }
  }
  return value;
}

/** What is wrong with a health check; undefined if nothing is. */
export function probeFault(probe: unknown): string | undefined {
  if (!isJsonObject(probe)) return `${repr(probe)} is not of type 'object'`;
  const { exec, httpGet, tcpSocket, ...numbers } = probe;
  return (
    (exec === undefined ? undefined : commandFault(exec)) ??
    (httpGet === undefined ? undefined : portFault(httpGet)) ??
    (tcpSocket === undefined ? undefined : portFault(tcpSocket)) ??
    Object.values(numbers)
      .map(integerFault)
      .find((fault) => fault !== undefined)
  );
}

function commandFault(exec: unknown): string | undefined {
  if (!isJsonObject(exec)) return `${repr(exec)} is not of type 'object'`;
  if (!('command' in exec)) return "'command' is a required property";
  if (!Array.isArray(exec['command'])) return `${repr(exec['command'])} is not of type 'array'`;
  return exec['command'].length === 0 ? '[] is too short' : undefined;
}

function portFault(action: unknown): string | undefined {
  if (!isJsonObject(action)) return `${repr(action)} is not of type 'object'`;
  return 'port' in action ? integerFault(action['port']) : "'port' is a required property";
}

function integerFault(value: unknown): string | undefined {
  return Number.isInteger(value) ? undefined : `${repr(value)} is not of type 'integer'`;
}
