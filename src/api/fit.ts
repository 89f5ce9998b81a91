import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import type { Schema } from '../models/schema.ts';

/**
 * Makes an object of a response fit its model, as controllers of one API version differ in what they send. A list or an
 * object that is null is empty. A field that has no value, or is not the list or object that it should be, is left out.
 * `refused` is told of every field that the model requires and that cannot be read.
 */
export function fit(item: JsonObject, model: Schema, refused: (why: string) => void): JsonObject {
  let fitting: Record<string, unknown> | undefined;
  const change = (field: string, value: unknown): void => {
    fitting ??= { ...item };
    if (value === undefined) Reflect.deleteProperty(fitting, field);
    else fitting[field] = value;
  };
  const { properties = {}, required = [] } = model;
  for (const field in properties) {
    const type = properties[field]?.type;
    const value = item[field];
    const isRequired = required.includes(field);
    if (isOfType(value, type)) {
      if (type === 'object' && properties[field]?.additionalProperties?.type === 'object') {
        const filled = withoutNulls(value as JsonObject);
        if (filled !== value) change(field, filled);
      }
      continue;
    }
    const empty = value === null ? emptyOf(type) : undefined;
    if (empty !== undefined) change(field, empty);
    else if (isRequired || value === null || type === 'object' || type === 'array') {
      if (value !== undefined) change(field, undefined);
      if (isRequired) refused(`its "${field}" is not what the API documents promise`);
    }
  }
  return fitting ?? item;
}

/** Values that should be objects and are none say nothing. */
function withoutNulls(values: JsonObject): JsonObject {
  if (Object.values(values).every(isJsonObject)) return values;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isJsonObject(value)));
}

function emptyOf(type: unknown): object | undefined {
  if (type === 'object') return {};
  return type === 'array' ? [] : undefined;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    default:
      return value !== undefined;
  }
}
