import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { repr } from '../rules/python.ts';
import { invalid } from '../wire/refusal.ts';

type ByOwner = Readonly<Record<string, JsonObject>>;

/** Variables to be set, and null for those to be removed, by group and by process type. */
export interface Variables {
  readonly groups: ByOwner;
  readonly ptypes: ByOwner;
}

/** Reads the list of variables of a change. Throws a refusal for anything else. */
export function readVariables(given: unknown): Variables {
  const groups: Record<string, JsonObject> = {};
  const ptypes: Record<string, JsonObject> = {};
  if (given === undefined) return { groups, ptypes };
  const wrong = (value: unknown, why: string): Error =>
    invalid({ values: [`could not validate ${repr(given)}: ${repr(value)} ${why}`] });
  if (!Array.isArray(given)) throw wrong(given, "is not of type 'array'");
  for (const each of given as unknown[]) {
    const { name, value, group, ptype } = isJsonObject(each) ? each : {};
    const owner = group ?? ptype;
    const isValue = value === null || typeof value === 'string';
    const isOwned = typeof owner === 'string' && (group === undefined || ptype === undefined);
    if (typeof name !== 'string' || !isValue || !isOwned) {
      throw wrong(each, 'is not valid under any of the given schemas');
    }
    checkVariableName('values', name);
    if (name === 'PORT' && value !== null) checkPort(value);
    const scope = group === undefined ? ptypes : groups;
    scope[owner] = { ...scope[owner], [name]: value };
  }
  return { groups, ptypes };
}

/** Throws a refusal unless it can be the name of a variable, or of a group. */
export function checkVariableName(field: string, name: string): void {
  if (!/^[A-Za-z0-9_\-.]+$/.test(name))
    throw invalid({ [field]: ['Config key can only supports: ^[A-z0-9_\\-\\.]+$'] });
}

function checkPort(text: string): void {
  if (!/^\d+$/.test(text)) throw invalid({ values: ['PORT can only be a numeric value'] });
  const port = Number(text);
  if (port < 1 || port > 65_535) throw invalid({ values: ['PORT needs to be between 1 and 65535'] });
}

/** The variables after a change. An empty text removes a variable that is there, as on the real controller. */
export function applyVariables(before: ByOwner, given: ByOwner, isMerged: boolean): ByOwner {
  const after = new Map(Object.entries(before));
  for (const [owner, values] of Object.entries(given)) {
    const old = isMerged ? (after.get(owner) ?? {}) : {};
    const own = new Map(Object.entries(old));
    for (const [name, value] of Object.entries(values)) {
      if (value === null || (value === '' && own.has(name))) own.delete(name);
      else own.set(name, value);
    }
    if (own.size > 0) after.set(owner, Object.fromEntries(own));
    else after.delete(owner);
  }
  return Object.fromEntries(after);
}
