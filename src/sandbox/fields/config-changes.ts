import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { GroupChanges, GroupName } from '../state/configuration.ts';
import { refused } from '../wire/refusal.ts';
import type { Rules } from '../rules/rules.ts';

/** What a change does to a group. */
export interface GroupDifference {
  readonly name: GroupName;
  readonly after: JsonObject;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** Applies changes to a group. Throws 422 for the unsetting of what is not there, under rules that refuse it. */
export function mergeGroup(
  name: GroupName,
  before: JsonObject,
  changes: GroupChanges,
  { refusesIdleConfig }: Rules,
): GroupDifference {
  const old = new Map(Object.entries(before));
  const merged = new Map(old);
  for (const [key, given] of changes) {
    const isMissing =
      name === 'healthcheck' && isJsonObject(given)
        ? unsetsMissing(old.get(key), given)
        : given === null && !old.has(key);
    if (isMissing && refusesIdleConfig) throw refused(422, `${key} does not exist under ${name}`);
    const value = name === 'healthcheck' ? mergeProbes(old.get(key), given) : given;
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  const keys = [...changes.keys()];
  return {
    name,
    after: Object.fromEntries(merged),
    added: keys.filter((key) => merged.has(key) && !old.has(key)),
    changed: keys.filter((key) => merged.has(key) && old.has(key) && !isDeepStrictEqual(merged.get(key), old.get(key))),
    deleted: keys.filter((key) => !merged.has(key) && old.has(key)),
  };
}

/** Whether one of the probes that are to go is not there. */
function unsetsMissing(before: unknown, given: JsonObject): boolean {
  return Object.entries(given).some(([probe, value]) => value === null && !(isJsonObject(before) && probe in before));
}

/** The probes of a process type after a change; null where the type is to go. */
function mergeProbes(before: unknown, given: unknown): JsonObject | null {
  if (!isJsonObject(given)) return null;
  const merged = Object.entries({ ...(isJsonObject(before) ? before : {}), ...given });
  return Object.fromEntries(merged.filter(([, probe]) => probe !== null));
}

/** What was done, in the controllers' words: `added A, B, deleted C`, `changed limits for memory`. Undefined for nothing. */
export function describeChanges(differences: readonly GroupDifference[]): string | undefined {
  const changes = differences.filter(
    ({ added, changed, deleted }) => added.length + changed.length + deleted.length > 0,
  );
  const limits = changes.filter(isLimit).map(({ name }) => name);
  const parts = [
    ...changes.filter(({ name }) => name === 'values').flatMap(describeGroup),
    ...(limits.length > 0 ? [`changed limits for ${limits.join(', ')}`] : []),
    ...changes.filter((group) => group.name !== 'values' && !isLimit(group)).flatMap(describeGroup),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function isLimit({ name }: GroupDifference): boolean {
  return name === 'memory' || name === 'cpu';
}

const nouns: Readonly<Partial<Record<GroupName, string>>> = {
  tags: 'tag ',
  registry: 'registry info ',
  healthcheck: 'healthcheck info for proc type ',
};

function describeGroup({ name, added, changed, deleted }: GroupDifference): string[] {
  return Object.entries({ added, changed, deleted })
    .filter(([, keys]) => keys.length > 0)
    .map(([verb, keys]) => `${verb} ${nouns[name] ?? ''}${keys.join(', ')}`);
}
