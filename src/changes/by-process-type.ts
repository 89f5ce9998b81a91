import type { Changes } from '../api/operations.ts';
import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import type { Context } from '../cli/context.ts';
import { option } from '../cli/inputs.ts';
import { readProcessType } from '../cli/process-type.ts';
import { requireParameter } from './require-parameter.ts';

/** The option that names one process type, where the others are meant as well by default. */
export const ptypeOption = option('type', 'only for this process type (Drycc 1.8 and newer)', readProcessType, {
  short: 'p',
  completes: 'process',
});

/** The same for changes, for which Drycc's Go client takes the process type web if none is named. */
export const changedTypeOption = { ...ptypeOption, drycc: { value: 'web' } };

/**
 * A change of the tags or the registry credentials of an app, as the controller keeps them: for the app as a whole or,
 * on Drycc 1.8 and newer, for each of its process types. All of them if none is named; a removal
 * affects only those that have the value.
 */
export async function byProcessType(
  context: Context,
  app: string,
  group: 'tags' | 'registry',
  changes: Changes,
  ptype: string | undefined,
): Promise<Changes<string | Changes>> {
  if (ptype !== undefined) await requireParameter(context, 'config.set', 'ptypes');
  if ((await context.dialect()).keepsTagsBy === 'app') return changes;
  if (ptype !== undefined) return { [ptype]: changes };
  const removed = Object.keys(changes).filter((name) => changes[name] === null);
  if (removed.length > 0) {
    const kept = (await context.api('config.get', { app }))[group] ?? {};
    const found = Object.entries(kept).flatMap(([type, values]) => {
      const there = Object.entries(changes).filter(([name]) => isJsonObject(values) && Object.hasOwn(values, name));
      return there.length === 0 ? [] : [[type, Object.fromEntries(there)] as const];
    });
    // Where there is nothing to remove, the controller says so.
    return found.length === 0 ? { web: changes } : Object.fromEntries(found);
  }
  const { structure = {} } = await context.api('apps.info', { app });
  const types = Object.keys(structure);
  return Object.fromEntries((types.length === 0 ? ['web'] : types).map((type) => [type, changes]));
}

/** Values by process type, only of one of them if it is named. */
export function ofType(values: JsonObject = {}, ptype?: string): JsonObject {
  if (ptype === undefined) return values;
  return Object.hasOwn(values, ptype) ? { [ptype]: values[ptype] } : {};
}

/** Values of an app, or of its process types by the name of the type, as names and values. */
export function entriesByType(values: JsonObject): (readonly [name: string, value: unknown])[] {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      isJsonObject(value)
        ? Object.entries(value).map(([key, each]) => [`${name} ${key}`, each] as const)
        : [[name, value] as const],
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
