import { usageFailure } from '../../base/errors.ts';

type Container = Record<string, unknown> | unknown[];

/** A field as it was given: its key with the brackets, and its value. */
export type Field = readonly [key: string, value: unknown];

/**
 * Puts fields together to an object: `a[b]=1` goes into the object `a`, `a[]=1` at the end of the list `a`, and
 * `a[][b]=1` into its last object, or into a new one where that has a `b`. Throws a usage failure where two fields want
 * one place to be of different kinds.
 */
export function objectOf(fields: readonly Field[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [key, value] of fields) put(root, stepsOf(key), value, key);
  return root;
}

/** `a[b][]` is `a`, `b` and an empty step, which stands for the end of a list. */
function stepsOf(key: string): readonly string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key);
  if (!match) throw usageFailure(`"${key}" is not the key of a field.`, 'Examples: name, name[key], name[].');
  const [, first = '', rest = ''] = match;
  return [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step)];
}

function put(into: Container, steps: readonly string[], value: unknown, key: string): void {
  const [step = '', next] = steps;
  if (Array.isArray(into) !== (step === '')) throw usageFailure(`"${key}" contradicts another field.`);
  if (Array.isArray(into)) {
    const last: unknown = into.at(-1);
    const isNew = next === undefined || !isContainer(last) || (next in last && steps.length === 2);
    if (next === undefined) into.push(value);
    else if (isNew) into.push(made(steps.slice(1), value, key));
    else put(last, steps.slice(1), value, key);
    return;
  }
  const there = Object.hasOwn(into, step) ? into[step] : undefined;
  if (next === undefined || there === undefined)
    define(into, step, next === undefined ? value : made(steps.slice(1), value, key));
  else if (isContainer(there)) put(there, steps.slice(1), value, key);
  else throw usageFailure(`"${key}" contradicts another field.`);
}

function made(steps: readonly string[], value: unknown, key: string): Container {
  const container: Container = steps[0] === '' ? [] : {};
  put(container, steps, value, key);
  return container;
}

/** `__proto__` is a key like any other. */
function define(into: Container, step: string, value: unknown): void {
  Object.defineProperty(into, step, { value, enumerable: true, configurable: true, writable: true });
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
