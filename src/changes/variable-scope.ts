import type { Changes, Params } from '../api/operations.ts';
import { usageFailure, Failure } from '../base/errors.ts';
import { textsByName } from '../base/json-object.ts';
import type { Context } from '../cli/context.ts';
import { checkedWord, option } from '../cli/inputs.ts';
import { readProcessType } from '../cli/process-type.ts';
import type { ChangedConfig } from '../models/config.ts';
import { requireParameter } from './require-parameter.ts';

/** The group of variables that every process sees. */
export const commonGroup = 'global';

const groupName = checkedWord((word) => /^[A-Za-z0-9_.-]+$/.test(word), 'That is not the name of a group.');

/** The options that say which variables are meant, where an app has several sets of them. */
export const scopeOptions = {
  group: option('group', `group of variables (default: ${commonGroup}; Drycc 1.8 and newer)`, groupName, {
    short: 'g',
    completes: 'group',
  }),
  ptype: option('type', 'variables of this process type alone (Drycc 1.8 and newer)', readProcessType, {
    short: 'p',
    completes: 'process',
  }),
} as const;

/** The same for commands that have -p for a path: it names the process type only where Drycc's Go client has it so. */
export const scopeBesidePath = {
  ...scopeOptions,
  ptype: { ...scopeOptions.ptype, short: undefined, drycc: { short: 'p' } },
} as const;

/** Which variables are meant: a group's, a process type's, or the usual ones if neither is given. */
export interface VariableScope {
  readonly group?: string | undefined;
  readonly ptype?: string | undefined;
}

/** Reads which variables are meant. Rejects if both are given, and where the controller has no groups. */
export async function readScope({ group, ptype }: VariableScope, context: Context): Promise<VariableScope> {
  if (group !== undefined && ptype !== undefined) throw usageFailure('Use either --group or --ptype.');
  if (group !== undefined || ptype !== undefined) await requireParameter(context, 'config.set', 'groups');
  return { group, ptype };
}

/** The config with those variables as its values that are meant. */
export function inScope<C extends ChangedConfig>(config: C, { group, ptype }: VariableScope): C {
  if (config.values === undefined) return config;
  if (ptype !== undefined) return { ...config, values: config.ptypes?.[ptype] ?? {} };
  return group === undefined ? config : { ...config, values: config.groups?.[group] ?? {} };
}

/** A change of those variables that are meant, as `config.set` takes it. */
export function changeInScope(
  values: Changes,
  { group, ptype }: VariableScope,
): Pick<Params<'config.set'>, 'values' | 'groups' | 'ptypes'> {
  if (ptype !== undefined) return { ptypes: { [ptype]: values } };
  return group === undefined ? { values } : { groups: { [group]: values } };
}

/**
 * Makes sure that a change does what it says, where a controller removes a variable that is set to an empty value.
 * Nothing is asked unless an empty value is to be set.
 */
export async function refuseLostValues(
  { api, dialect }: Pick<Context, 'api' | 'dialect'>,
  app: string,
  values: Changes,
  scope: VariableScope,
): Promise<void> {
  const empty = Object.keys(values).filter((name) => values[name] === '');
  if (empty.length === 0 || !(await dialect()).emptyUnsets) return;
  const there = new Map(textsByName(inScope(await api('config.get', { app }), scope).values));
  const lost = empty.filter((name) => (there.get(name) ?? '') !== '');
  if (lost.length === 0) return;
  const names = lost.join(', ');
  throw new Failure('refused', `This controller removes a variable that is set to an empty value: ${names}.`, {
    hint: 'Nothing was sent. To remove it, use config:unset; for an empty value, set it again after that.',
  });
}
