import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { probeFault } from '../fields/healthcheck.ts';
import { repr } from '../rules/python.ts';
import { invalid } from '../wire/refusal.ts';

/** Checks one health check of a process type. Throws a refusal for anything else. */
export function checkProbes(probe: unknown, name: string): JsonObject {
  if (!/^(?:livenessProbe|readinessProbe|startupProbe)$/.test(name)) {
    throw invalid({ healthcheck: ['Healthcheck pattern: ^(livenessProbe|readinessProbe|startupProbe)$'] });
  }
  const fault = isJsonObject(probe)
    ? probeFault(Object.fromEntries(Object.entries(probe).filter(([field]) => field !== 'grpc')))
    : `${repr(probe)} is not of type 'object'`;
  if (fault !== undefined) throw invalid({ healthcheck: [`could not validate ${repr(probe)}: ${fault}`] });
  return probe as JsonObject;
}
