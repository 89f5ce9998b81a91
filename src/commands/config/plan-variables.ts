import type { Context } from '../../cli/context.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { differences, shownDifferences } from '../../changes/differences.ts';
import { createPlan, type Plan } from '../../changes/dry-run.ts';
import { inScope, type VariableScope } from '../../changes/variable-scope.ts';
import type { VariablesChange } from './variables-change.ts';

/** What a change of variables would do. The config is read; nothing is sent. */
export async function planVariables(
  { api, note }: Context,
  app: string,
  { values: changes, replaces = false }: VariablesChange,
  scope: VariableScope,
  shows: boolean,
): Promise<Plan> {
  const before = new Map(variablesOf(inScope(await api('config.get', { app }), scope)));
  const after = new Map(replaces ? [] : before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  const missing = Object.keys(changes).filter((name) => changes[name] === null && !before.has(name));
  if (missing.length > 0) note(`Not set, which controllers may refuse: ${missing.join(', ')}.`);
  const would = `change the environment variables of ${app} in a new release`;
  return createPlan(app, would, shownDifferences(differences(before, after), shows));
}
