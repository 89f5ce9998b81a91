import { Failure } from '../base/errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import type { Schema } from '../models/schema.ts';
import type { Dialect } from './dialects/dialect.ts';
import { announcement } from './dialects/registry.ts';
import { fit } from './fit.ts';
import { isLossy, quoteLossyNumbers } from './json-text.ts';
import { type Operation, type OperationName, operations } from './operations.ts';

/** One answer of a list: its items, the count that the controller gives, and the query of the next page. */
export interface PageAnswer {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly next: string | null;
}

/**
 * Reads a successful response as the operation's value. Throws a failure of kind `controller` if it cannot be read.
 *
 * A change that the controller has accepted is done whatever its response looks like: parts that cannot be read are left
 * out of the value, and `leave` gets the reason.
 */
export function readAnswer(
  dialect: Dialect,
  name: OperationName,
  answer: HttpAnswer,
  leave: (why: string) => void = () => undefined,
): unknown {
  const operation: Operation = operations[name];
  const { answer: kind, accepted = false } = operation;
  if (isWebPage(answer) && !isOfAcceptedChange(answer)) throw unexpected(name, 'it is a web page');
  if (kind === 'nothing') return null;
  if (!accepted) return readBody(dialect, name, answer, (why) => refuse(name, why));
  if (isOfApp(dialect, name, answer)) throw unexpected(name, isApp);
  try {
    return readBody(dialect, name, answer, leave);
  } catch (error) {
    if (!(error instanceof Unreadable) || error.why === isApp) throw error;
    leave(error.why);
    return kind === 'list' ? [] : {};
  }
}

function readBody(dialect: Dialect, name: OperationName, answer: HttpAnswer, refused: (why: string) => void): unknown {
  const operation: Operation = operations[name];
  const codec = dialect.codecs[name];
  if (operation.answer === 'text') return text(codec ? codec.read(answer.body) : answer.body, name);
  const wire = parse(answer, name);
  if (operation.answer === 'list') {
    if (!Array.isArray(wire)) throw unexpected(name, 'a list was expected');
    return wire.map((item) => readItem(codec ? codec.read(item) : item, operation, name, refused));
  }
  return readItem(codec ? codec.read(wire) : wire, operation, name, refused);
}

/** A status that only who has done something gives: login pages of networks come with 200. */
function isOfAcceptedChange({ status, headers }: HttpAnswer): boolean {
  return (status > 200 && status < 300 && status !== 203) || announcement(headers) !== undefined;
}

const isApp = 'it is the app, so this controller does not support the request';

/** Where a dialect is not sure of the path, an empty 200 is what a controller answers that took it for the app's own. */
function isOfApp({ doubtful }: Dialect, name: OperationName, { status, body }: HttpAnswer): boolean {
  return status === 200 && body.trim() === '' && doubtful.includes(name);
}

/** Reads one page of a list. Throws a failure of kind `controller` where the answer is no page. */
export function readPage(dialect: Dialect, name: OperationName, answer: HttpAnswer): PageAnswer {
  const operation: Operation = operations[name];
  const codec = dialect.codecs[name];
  if (isWebPage(answer)) throw unexpected(name, 'it is a web page');
  const wire = parse(answer, name);
  const whole = codec?.whole === true ? codec.read(wire) : wire;
  if (!isJsonObject(whole) || !Array.isArray(whole['results']))
    throw unexpected(name, 'a page with "results" was expected');
  const readOne = codec && codec.whole !== true ? (item: unknown) => codec.read(item) : (item: unknown) => item;
  const items = whole['results'].map((item) => readItem(readOne(item), operation, name, (why) => refuse(name, why)));
  const count = Number(whole['count']);
  const next = whole['next'];
  return {
    items,
    total: Number.isSafeInteger(count) && count >= items.length ? count : items.length,
    next: typeof next === 'string' && next !== '' ? next : null,
  };
}

/** Login pages of networks and proxies come with status 200, and mean that nothing was done. Logs may start with `<`. */
export function isWebPage({ headers, body }: HttpAnswer): boolean {
  return body.trimStart().startsWith('<') && !(headers['content-type'] ?? '').startsWith('text/plain');
}

function parse(answer: HttpAnswer, name: OperationName): unknown {
  if (hasMoreParts(answer.body, mostParts)) throw unexpected(name, `it has more than ${mostParts} values`);
  let value: unknown;
  try {
    value = JSON.parse(answer.body);
  } catch (cause) {
    const isEmpty = answer.body.trim() === '';
    throw unexpected(name, isEmpty ? 'it is empty' : 'it is not JSON, or incomplete', cause);
  }
  const seen = { isLossy: false };
  if (isDeeper(value, deepest, seen)) throw unexpected(name, 'it is nested too deeply');
  return seen.isLossy ? (JSON.parse(quoteLossyNumbers(answer.body)) as unknown) : value;
}

/** More values than any answer has: of many small ones, a body of a size that is allowed would take minutes and all memory. */
const mostParts = 2_000_000;

/** Whether a JSON text has more commas and opening brackets, those in its strings among them: reading them costs more. */
function hasMoreParts(body: string, most: number): boolean {
  if (body.length <= most) return false;
  let parts = 0;
  for (let at = 0; at < body.length; at += 1) {
    const unit = body.charCodeAt(at);
    if (unit === 0x2c || unit === 0x5b || unit === 0x7b) parts += 1;
  }
  return parts > most;
}

/** Deeper than any answer of a controller, and less than what JSON can be written of again. */
const deepest = 100;

/** Whether a value is nested deeper. It looks at everything in it on the way, and notes numbers that have lost digits. */
function isDeeper(value: unknown, levels: number, seen: { isLossy: boolean }): boolean {
  if (typeof value !== 'object' || value === null) {
    if (isLossy(value)) seen.isLossy = true;
    return false;
  }
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((child) => isDeeper(child, levels - 1, seen));
  // All that controllers send comes by here: no lists are made of it.
  for (const key in value) if (isDeeper((value as JsonObject)[key], levels - 1, seen)) return true;
  return false;
}

function text(value: unknown, name: OperationName): string {
  if (typeof value !== 'string') throw unexpected(name, 'text was expected');
  return value;
}

function readItem(
  item: unknown,
  { model, flaw }: Operation,
  name: OperationName,
  refused: (why: string) => void,
): unknown {
  if (!isJsonObject(item)) throw unexpected(name, 'an object was expected');
  if (model && isAppInstead(item, model)) throw unexpected(name, isApp);
  const fitting = model ? fit(item, model, refused) : item;
  const why = flaw?.(fitting);
  if (why !== undefined) refused(why);
  return withTimestamps(fitting);
}

/** Up to Workflow 2.6 and in v1, a path below an app that no pattern knows is read as the app. */
function isAppInstead(item: JsonObject, { title }: Schema): boolean {
  return title !== 'App' && 'structure' in item && 'id' in item && !('app' in item);
}

const moments = ['created', 'updated', 'started', 'starts', 'expires', 'last_login', 'date_joined'];

/** Deis v1 ends its dates in `UTC`, which is no ISO 8601: they are given a `Z`. */
function withTimestamps(item: JsonObject): JsonObject {
  for (const field of moments) {
    const value = item[field];
    if (typeof value !== 'string' || !value.endsWith('UTC') || !/^\d{4}-\d\d-\d\dT[\d:.]+UTC$/.test(value)) continue;
    return Object.fromEntries(
      Object.entries(item).map(([key, other]) => [
        key,
        moments.includes(key) && typeof other === 'string' ? other.replace(/UTC$/, 'Z') : other,
      ]),
    );
  }
  return item;
}

/** A success whose body is not what the API documents say. */
export function unexpected(name: OperationName, why: string, cause?: unknown): Unreadable {
  return new Unreadable(name, why, cause);
}

function refuse(name: OperationName, why: string): never {
  throw unexpected(name, why);
}

/** What is thrown of a response that cannot be read. */
export class Unreadable extends Failure {
  readonly why: string;

  constructor(name: OperationName, why: string, cause?: unknown) {
    super('controller', `The controller sent an unreadable response to ${name}: ${why}.`, {
      hint: 'Is this the URL of a controller? --api chooses the API to speak.',
      cause,
    });
    this.why = why;
  }
}
