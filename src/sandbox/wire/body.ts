import type { IncomingMessage } from 'node:http';
import { isJsonObject, type JsonObject, parseJson } from '../../base/json-object.ts';
import { invalid, refused } from './refusal.ts';
import type { Rules } from '../rules/rules.ts';

const limit = 1024 * 1024;

/**
 * Reads the fields of a request's body: JSON, or a form, whose fields are text. No body is no fields. A missing
 * Content-Type is taken for JSON where the rules say so. Throws refusals: 413 over 1 MiB, 415 for other types, 400 for
 * what cannot be parsed or is no object. A list is the field `listAs`, where one is wanted.
 */
export async function readFields(
  request: IncomingMessage,
  { guessesJson }: Rules,
  listAs?: string,
): Promise<JsonObject> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const type = request.headers['content-type'] ?? (guessesJson ? 'application/json' : '');
  switch (type.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json':
      return parse(decode(bytes), listAs);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(decode(bytes)));
    default:
      throw refused(415, `Unsupported media type "${type}" in request.`);
  }
}

/** Reads the fields of a form that a browser sent; none if it is something else. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(decode(await readBytes(request)));
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // The request lives on when the loop is left early: it still has to be answered.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) break;
      chunks.push(chunk);
    }
  } catch {
    // The client went away; it does not see this either.
    throw refused(400, 'The body ended before its end.');
  }
  if (length > limit) throw refused(413, `The body is larger than ${limit} bytes.`);
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(400, "JSON parse error - 'utf-8' codec can't decode the body");
  }
}

function parse(text: string, listAs: string | undefined): JsonObject {
  const value = parseJson(text);
  if (value === undefined) throw refused(400, 'JSON parse error - the body is no valid JSON');
  if (isDeep(value)) throw refused(400, 'JSON parse error - the body has too many levels');
  if (isJsonObject(value)) return value;
  if (listAs !== undefined && Array.isArray(value)) return { [listAs]: value };
  throw invalid({ non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(value)}.`] });
}

const mostLevels = 100;

/** Whether a value has more levels than can be walked down: what handlers do with it may need the stack. */
function isDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < mostLevels; depth += 1) {
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.length > 0;
}

function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
}
