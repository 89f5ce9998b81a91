import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { checkProbes } from './probes.ts';
import type { Configuration } from '../state/configuration.ts';
import { asPythonText } from '../rules/python.ts';
import { Crash, invalid, refused } from '../wire/refusal.ts';
import { applyVariables, checkVariableName, type Variables } from './config-variables.ts';
import { findPlan } from './plans.ts';

type ByOwner = Readonly<Record<string, JsonObject>>;

/** A config as today's Drycc has it, with the variables by group and by process type. */
export interface Parts {
  readonly groups: ByOwner;
  readonly ptypes: ByOwner;
  readonly values_refs: Readonly<Record<string, readonly string[]>>;
  readonly limits: JsonObject;
  readonly lifecycle: ByOwner;
  readonly tags: ByOwner;
  readonly registry: ByOwner;
  readonly healthcheck: ByOwner;
  readonly termination_grace_period: JsonObject;
}

/** What a change wants. */
export interface Wanted {
  readonly variables: Variables;
  /** False replaces every group and process type that is named. */
  readonly isMerged: boolean;
  readonly body: JsonObject;
  /** The process types in use. */
  readonly types: readonly string[];
}

/** The parts of a stored config. */
export function partsOf({ values, healthcheck, scoped }: Configuration): Parts {
  const { groups = {}, ptypes = {}, values_refs = {}, limits = {}, tags = {}, registry = {}, lifecycle = {} } = scoped;
  return {
    groups: { ...(Object.keys(values).length > 0 && { global: values }), ...groups },
    ptypes,
    values_refs,
    limits,
    lifecycle,
    tags,
    registry,
    healthcheck: healthcheck as ByOwner,
    termination_grace_period: scoped.termination_grace_period ?? {},
  };
}

/** The parts after a change. Throws refusals for what cannot be. */
export function changeParts(before: Parts, { variables, isMerged, body, types }: Wanted): Parts {
  const given = (name: string): JsonObject => {
    const value = body[name];
    if (value === undefined) return {};
    if (!isJsonObject(value)) throw invalid({ [name]: ['Value must be a JSON object.'] });
    return value;
  };
  return {
    groups: applyVariables(before.groups, variables.groups, isMerged),
    ptypes: applyVariables(before.ptypes, variables.ptypes, isMerged),
    values_refs: attached(before.values_refs, given('values_refs')),
    limits: single('limits', before.limits, given('limits'), types, readPlan),
    lifecycle: nested('lifecycle', before.lifecycle, given('lifecycle'), (value) => value),
    tags: nested('tags', before.tags, given('tags'), readTag),
    registry: nested('registry', before.registry, given('registry'), asPythonText),
    healthcheck: nested('healthcheck', before.healthcheck, given('healthcheck'), checkProbes),
    termination_grace_period: single(
      'termination_grace_period',
      before.termination_grace_period,
      given('termination_grace_period'),
      types,
      readSeconds,
    ),
  };
}

function attached(before: Parts['values_refs'], given: JsonObject): Parts['values_refs'] {
  const after = new Map(Object.entries(before));
  for (const [type, groups] of Object.entries(given)) {
    if (!Array.isArray(groups)) throw invalid({ values_refs: ['Value must be a JSON object.'] });
    for (const group of groups) checkVariableName('values_refs', String(group));
    after.set(type, [...new Set([...(after.get(type) ?? []), ...groups.map(String)])]);
  }
  return Object.fromEntries(after);
}

/** One value for each process type; null removes it, but for a type in use. */
function single(
  name: string,
  before: JsonObject,
  given: JsonObject,
  types: readonly string[],
  read: (value: unknown) => string,
): JsonObject {
  const after = new Map(Object.entries(before));
  for (const [type, value] of Object.entries(given)) {
    if (value !== null) after.set(type, read(value));
    else if ([...types, 'web', 'run'].includes(type)) {
      throw refused(422, `the ${type} has already been used and cannot be deleted`);
    } else if (!after.delete(type)) throw refused(422, `${type} does not exist under ${name}`);
  }
  return Object.fromEntries(after);
}

/** Values by name for each process type; null removes one of them, or all of a type. */
function nested(
  name: string,
  before: ByOwner,
  given: JsonObject,
  read: (value: unknown, key: string) => unknown,
): ByOwner {
  const after = new Map(Object.entries(before));
  for (const [type, values] of Object.entries(given)) {
    if (values === null && name !== 'tags') {
      if (!after.delete(type)) throw refused(422, `${type} does not exist under ${name}`);
      continue;
    }
    if (!isJsonObject(values)) throw new Crash();
    const own = new Map(Object.entries(after.get(type) ?? {}));
    for (const [key, value] of Object.entries(values)) {
      if (value !== null) own.set(key, read(value, key));
      else if (!own.delete(key)) throw refused(422, `${key} does not exist under ${name}`);
    }
    after.set(type, Object.fromEntries(own));
  }
  return Object.fromEntries(after);
}

function readPlan(value: unknown): string {
  const plan = findPlan(value);
  if (!plan) throw invalid({ limits: [`The limit plan ${asPythonText(value)} does not exist`] });
  return plan.id;
}

function readSeconds(value: unknown): string {
  const text = String(value);
  if (/^\d+$/.test(text)) return text;
  const words = 'Termination Grace Period format: <value>, where value must be a numeric';
  throw invalid({ termination_grace_period: [words] });
}

const label = /^[a-z0-9](?:[\w.-]{0,61}[a-z0-9])?$/i;

/** The sandbox has no machines whose tags would have to match. */
function readTag(value: unknown, key: string): string {
  const text = asPythonText(value);
  const wrong = [key.split('/').at(-1) ?? '', text].findIndex((each) => !label.test(each));
  if (wrong === -1) return text;
  throw invalid({
    tags: [`Tag ${wrong === 0 ? 'keys' : 'values'} must be alphanumeric or "-_.", and 1-63 characters.`],
  });
}
