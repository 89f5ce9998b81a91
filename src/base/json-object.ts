/** A JSON object as it was parsed: nothing is known of its fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is a JSON object: no list, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON. Returns undefined if the text is not JSON; the engine's message is dropped, because it may quote a secret. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Parses one JSON object. Returns undefined if the text is anything else. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

/** The entries of an object, in the order of their names. */
export function entriesByName<T>(values: Readonly<Record<string, T>>): [name: string, value: T][] {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The same with values as text: strings as they are, others as JSON. */
export function textsByName(values: JsonObject): [name: string, text: string][] {
  return entriesByName(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
