import { isJsonObject } from '../../../src/base/json-object.ts';

/** An answer, recorded or given: no body is null, text that is no JSON is a string. */
interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** The status of an answer and the shape of its body, as text that can be compared. */
export function outline({ status, type, body }: Answered): string {
  if (body === null) return `${status}, no body`;
  // Deis v1 sends the JSON of a run, a list, as text.
  return `${status} ${type.startsWith('text/') && typeof body === 'string' ? 'text' : shapeOf(body)}`;
}

/** The names of all fields and the types of their values, down to the last. A list is as its elements, each shape told once. */
function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join(' | ')}]`;
  if (!isJsonObject(value)) return typeof value;
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${name}: ${shapeOf(value[name])}`).join(', ')}}`;
}
