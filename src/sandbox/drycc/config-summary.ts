import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../base/json-object.ts';
import type { Parts } from './config-parts.ts';

/** What a change of a config did, in the controller's words: `added values A, B, deleted limits web`. Undefined for nothing. */
export function describeConfig(before: Parts, after: Parts): string | undefined {
  const parts = [
    ...verbs('values', variablesOf(before), variablesOf(after)),
    ...(['values_refs', 'limits', 'lifecycle', 'tags', 'registry', 'healthcheck'] as const).flatMap((name) =>
      verbs(name, before[name], after[name]),
    ),
    ...verbs('termination_grace_period', before.termination_grace_period, after.termination_grace_period),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** The process types for which a change of config changes anything. */
export function affectedTypes(before: Parts, after: Parts, types: readonly string[]): readonly string[] {
  const seenBy = ({ groups, values_refs, ...byType }: Parts, type: string): unknown => [
    groups['global'],
    ...(values_refs[type] ?? []).map((group) => groups[group]),
    ...Object.values(byType).map((part) => part[type]),
  ];
  return types.filter((type) => !isDeepStrictEqual(seenBy(before, type), seenBy(after, type)));
}

type Named = Readonly<Record<string, unknown>>;

/** Every variable, once for each group and process type that has it. */
function variablesOf({ groups, ptypes }: Parts): Named {
  const listed = (scope: string, byOwner: Readonly<Record<string, JsonObject>>): [string, unknown][] =>
    Object.entries(byOwner).flatMap(([owner, values]) =>
      Object.entries(values).map(([name, value]): [string, unknown] => [`${name}\0${scope}${owner}`, value]),
    );
  return Object.fromEntries([...listed('group', groups), ...listed('ptype', ptypes)]);
}

function verbs(noun: string, before: Named, after: Named): string[] {
  const added = Object.keys(after).filter((name) => !(name in before));
  const deleted = Object.keys(before).filter((name) => !(name in after));
  const changed = Object.keys(after).filter((name) => name in before && !isDeepStrictEqual(before[name], after[name]));
  return Object.entries({ added, changed, deleted })
    .filter(([, names]) => names.length > 0)
    .map(([verb, names]) => `${verb} ${noun} ${[...new Set(names.map((name) => name.split('\0', 1)[0]))].join(', ')}`);
}
