import type { JsonObject } from '../../base/json-object.ts';
import type { Changes, Groups } from '../state/configuration.ts';
import { Wrong } from './field.ts';
import { probeNames } from './healthcheck.ts';
import type { Rules } from '../rules/rules.ts';

/** The parts of a probe that have a variable, and what they are where it is not set. */
const parts = [
  ['initialDelaySeconds', 'HEALTHCHECK_INITIAL_DELAY', 50],
  ['timeoutSeconds', 'HEALTHCHECK_TIMEOUT', 50],
  ['periodSeconds', 'HEALTHCHECK_PERIOD_SECONDS', 10],
  ['successThreshold', 'HEALTHCHECK_SUCCESS_THRESHOLD', 1],
  ['failureThreshold', 'HEALTHCHECK_FAILURE_THRESHOLD', 3],
] as const;

/** Checks one of the variables that asked for health checks before API 2.1. Throws `Wrong` with what Workflow 2.4.2 says. */
export function checkHealthVariable(name: string, value: string): void {
  if (name === 'HEALTHCHECK_URL' && !/^\/[^?#;]*$/.test(value)) {
    throw new Wrong(
      'HEALTHCHECK_URL can only be a URI path (such as /healthz) that does not contain other things such as query params',
    );
  }
  if (parts.some(([, variable]) => variable === name) && !/^\d+$/.test(value)) {
    throw new Wrong(`${name} can only be a numeric value`);
  }
}

/** What a change of config means to a controller, by what it makes of `HEALTHCHECK_URL` and its like. */
export const readHealthVariables: Readonly<
  Record<Rules['healthVariables'], (before: Groups, changes: Changes) => Changes>
> = {
  kept: (_, changes) => changes,

  /** They become the probes of the web process, and are no variables then; it is meant as well where no process is named. */
  probes(before, changes) {
    const healthcheck = new Map(
      [...changes.healthcheck].map(([name, value]): [string, unknown] =>
        probeNames.includes(name) ? [usualType, { [name]: value }] : [name, value],
      ),
    );
    const path = changes.values.get('HEALTHCHECK_URL');
    if (typeof path !== 'string') return { ...changes, healthcheck };
    const known = { ...before.values, ...Object.fromEntries(changes.values) };
    const numbers = parts.map(([part, variable, usual]) => [part, Number(known[variable] ?? usual)]);
    const probe: JsonObject = { ...(Object.fromEntries(numbers) as JsonObject), httpGet: { path } };
    const values = new Map([...changes.values].filter(([name]) => !isAboutHealth(name)));
    for (const name of Object.keys(before.values).filter(isAboutHealth)) values.set(name, null);
    healthcheck.set(usualType, { livenessProbe: probe, readinessProbe: probe });
    return { ...changes, values, healthcheck };
  },

  /** The rest of them is set with the first. */
  completed(before, changes) {
    if (typeof changes.values.get('HEALTHCHECK_URL') !== 'string') return changes;
    const usual = [
      ['HEALTHCHECK_PORT', '5000'],
      ...parts.map(([, variable, value]) => [variable, String(value)]),
    ] as const;
    const missing = usual.filter(([name = '']) => !(name in before.values));
    return { ...changes, values: new Map([...(missing as [string, string][]), ...changes.values]) };
  },
};

/** The process type of health checks that are asked for without one. */
const usualType = 'web/cmd';

function isAboutHealth(variable: string): boolean {
  return variable.startsWith('HEALTHCHECK_');
}
