import { isJsonObject } from '../base/json-object.ts';
import { heading, line, pairs, type View } from '../output/view.ts';

/** What is known of containers, a section for each: every field, and those of its objects, but for those that are empty. */
export function containersView(containers: readonly Readonly<Record<string, unknown>>[]): View {
  return containers.flatMap((each, index) => {
    const { container, ...fields } = each;
    const filled = Object.entries(fields).flatMap(([field, value]) => rowsOf(field, value));
    const name = typeof container === 'string' ? container : `${index + 1}`;
    return [...(index === 0 ? [] : [line('')]), heading(`Container ${name}`), pairs(filled)];
  });
}

/** A row for each text or number in a value, under the names that lead there; of a list of them, one for all. */
function rowsOf(name: string, value: unknown): (readonly [name: string, value: string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, inner]) => rowsOf(`${name} ${key}`, inner));
  if (!Array.isArray(value)) return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  const items: readonly unknown[] = value;
  if (items.some((item) => typeof item === 'object')) {
    return items.flatMap((item, index) => rowsOf(`${name} ${index + 1}`, item));
  }
  return items.length === 0 ? [] : [[name, items.join(' ')]];
}
