import { usageFailure } from '../../base/errors.ts';
import type { Schema } from '../../models/schema.ts';

/** What `--json` prints: an object where one domain is given, as ever, and an array where there are several. */
export function oneOrSeveralSchema(item: Schema): Schema {
  return { anyOf: [item, { type: 'array', items: item, description: 'where several domains are given' }] };
}

/** The only result, or all of them if there are several. */
export function onlyOrAll<R>(results: readonly R[]): R | readonly R[] {
  const [only] = results;
  return results.length === 1 && only !== undefined ? only : results;
}

/** A domain that is given twice would be refused when the others are done. */
export function checkEachOnce(names: readonly string[]): readonly string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw usageFailure(`${twice} is given twice.`);
  return names;
}
