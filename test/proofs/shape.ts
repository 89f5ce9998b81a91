import { isJsonObject } from '../../src/json-object.ts';

/**
 * The shape of a parsed body, as text: the names of all fields and the types of their values, down to the last. A list
 * is as its elements are, each shape told once.
 */
export function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join(' | ')}]`;
  if (!isJsonObject(value)) return typeof value;
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${name}: ${shapeOf(value[name])}`).join(', ')}}`;
}
