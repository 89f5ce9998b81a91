import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import type { Schema } from '../models/schema.ts';

/**
 * Makes an object of a response fit its model, as controllers of one API version differ in what they send. A list or an
 * object that is null is empty. A number where a text is promised is its text. Everything else that is not of its type is
 * left out, in lists and in maps too. `refused` is called for every field that the model requires and that cannot be read.
 */
export function fit(item: JsonObject, model: Schema, refused: (why: string) => void): JsonObject {
  let fitting: Record<string, unknown> | undefined;
  const { properties = {}, required = [] } = model;
  for (const field in properties) {
    const schema = properties[field];
    const value = item[field];
    if (schema === undefined) continue;
    const isRequired = required.includes(field);
    const fitted = isOfType(value, schema.type)
      ? partsOf(value, schema)
      : isRequired
        ? emptyOf(value, schema)
        : near(value, schema);
    if (isRequired && fitted === undefined) refused(`its "${field}" is not what the API documents promise`);
    if (fitted === value) continue;
    fitting ??= { ...item };
    if (fitted === undefined) Reflect.deleteProperty(fitting, field);
    else fitting[field] = fitted;
  }
  return fitting ?? item;
}

/** A list or a map with the parts that fit; itself if all do. */
function partsOf(value: unknown, { items, additionalProperties: each }: Schema): unknown {
  if (items?.type !== undefined && Array.isArray(value)) {
    if (value.every((part) => isOfType(part, items.type))) return value;
    return value.map((part) => partOf(part, items)).filter((part) => part !== undefined);
  }
  if (each?.type === undefined || !isJsonObject(value)) return value;
  if (Object.values(value).every((part) => isOfType(part, each.type))) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, partOf(part, each)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** Null says nothing of what it stands for there. */
function partOf(part: unknown, schema: Schema): unknown {
  return part === null ? undefined : near(part, schema);
}

/** What a value means that is not of its type, where that is beyond doubt; undefined where it means nothing. */
function near(value: unknown, schema: Schema): unknown {
  if (isOfType(value, schema.type)) return value;
  const isText = schema.type === 'string' || (Array.isArray(schema.type) && schema.type.includes('string'));
  if (isText && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  // Some controllers send numbers as text, and booleans as other values; they are shown as they came.
  if (!isText && typeof value !== 'object' && schema.type !== 'object' && schema.type !== 'array') return value;
  return emptyOf(value, schema);
}

function emptyOf(value: unknown, { type }: Schema): unknown {
  if (value !== null) return undefined;
  if (type === 'object') return {};
  return type === 'array' ? [] : undefined;
}

function isOfType(value: unknown, type: Schema['type']): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    default:
      return Array.isArray(type) ? type.some((each: string) => isOfType(value, each)) : value !== undefined;
  }
}
