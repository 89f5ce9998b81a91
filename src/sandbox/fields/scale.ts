import type { JsonObject } from '../../base/json-object.ts';
import { pythonType, repr } from '../rules/python.ts';
import { refused } from '../wire/refusal.ts';
import type { Rules } from '../rules/rules.ts';

/** More pods than any cluster of this size would run; it keeps a slip of the finger from filling the disk. */
export const mostPods = 1000;

/**
 * Reads the wanted counts by process type. Text that is a number is taken for it, and fractions are cut off, as the
 * controllers do. Throws a refusal for what is no count, and for a type that the app does not have.
 */
export function scaleCounts(body: JsonObject, types: readonly string[], rules: Rules): ReadonlyMap<string, number> {
  const counts = new Map(Object.entries(body).map(([type, given]): [string, number] => [type, count(given, rules)]));
  for (const type of counts.keys()) {
    if (!types.includes(type)) {
      throw refused(rules.unknownTypeStatus, `Container type ${type} does not exist in application`);
    }
  }
  return counts;
}

function count(given: unknown, { words }: Rules): number {
  const wrong = (why: string): Error => refused(400, words.badCount(why));
  if (typeof given === 'string' && !/^\s*[-+]?\d+\s*$/.test(given)) {
    throw wrong(`invalid literal for int() with base 10: ${repr(given)}`);
  }
  if (typeof given !== 'number' && typeof given !== 'string') {
    throw wrong(`int() argument must be a string, a bytes-like object or a number, not '${pythonType(given)}'`);
  }
  const value = Math.trunc(Number(given));
  if (value < 0) throw wrong("['Must be greater than or equal to zero']");
  if (value > mostPods) throw wrong(`the sandbox runs at most ${mostPods} of a type`);
  return value;
}
