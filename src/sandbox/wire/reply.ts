import { type Operation, type OperationName, operations } from '../../api/operations.ts';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { Controller } from '../handlers/handler.ts';
import type { PageRequest } from './paging.ts';
import type { Rules } from '../rules/rules.ts';

/** An answer, ready to be sent; a body of null is none. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | null;
}

/** An answer of a handler that is not the operation's usual one; a body of undefined is none. */
export class Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Such an answer, written. */
export function answeredReply({ status, body, headers }: Answered): Reply {
  if (body === undefined) return { status, headers, body: null };
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** A JSON answer. */
export function jsonReply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** Writes an operation's result as the documents of the dialect show it. */
export function resultReply(controller: Controller, name: OperationName, result: unknown, page: PageRequest): Reply {
  const { answer }: Operation = operations[name];
  const { rules, dialect } = controller;
  const status = rules.statuses[name] ?? 200;
  const codec = dialect.codecs[name];
  const write = rules.writes[name] ?? ((value: unknown): unknown => (codec ? codec.write(value) : value));
  switch (answer) {
    case 'nothing':
      if (rules.writes[name]) return jsonReply(status, write(result));
      return {
        status,
        headers: rules.emptyJson.includes(name) ? { 'Content-Type': 'application/json' } : {},
        body: null,
      };
    case 'bytes':
      throw new TypeError('files of volumes are served elsewhere');
    case 'text':
      if (result === '') return { status: 204, headers: {}, body: null };
      return { status, headers: { 'Content-Type': 'text/plain' }, body: String(write(result)) };
    case 'list':
      return jsonReply(
        status,
        (result as readonly unknown[]).map((item) => write(onWire(controller, name, item))),
      );
    case 'page': {
      const { items, total } = result as { readonly items: readonly unknown[]; readonly total: number };
      const shown = items.map((item) => onWire(controller, name, item));
      const fields = isPaged(controller, name) ? page.fields(total) : { count: total };
      if (codec?.whole === true && !rules.writes[name]) return jsonReply(status, write({ ...fields, results: shown }));
      return jsonReply(status, { ...fields, results: shown.map(write) });
    }
    case 'object':
      return jsonReply(status, write(onWire(controller, name, result)));
  }
}

/** Whether a list of the dialect comes in pages. */
export function isPaged({ rules }: Controller, name: OperationName): boolean {
  return (titleOf(name) !== 'Pod' || rules.pagesPods) && !rules.unpaged.includes(name);
}

function titleOf(name: OperationName): string {
  const { model }: Operation = operations[name];
  return (typeof model === 'object' ? model.title : undefined) ?? '';
}

/** Leaves out what the documents do not show, and writes moments as they do. */
function onWire({ rules }: Controller, name: OperationName, item: unknown): JsonObject {
  if (!isJsonObject(item)) throw new TypeError(`the result of ${name} is no object`);
  const title = titleOf(name);
  const hidden = rules.hides[title] ?? [];
  const hiddenEmpty = rules.hidesEmpty[title] ?? [];
  const isEmpty = (value: unknown): boolean => isJsonObject(value) && Object.keys(value).length === 0;
  return Object.fromEntries(
    Object.entries(item)
      .filter(([field, value]) => !hidden.includes(field) && !(hiddenEmpty.includes(field) && isEmpty(value)))
      .map(([field, value]) => [field, typeof value === 'string' ? moment(rules, title, field, value) : value]),
  );
}

const moments = new Set(['created', 'updated', 'started', 'starts', 'expires', 'last_login', 'date_joined']);

/**
 * The documents write moments in three ways: those of users with milliseconds, those of certificates and the start of a
 * pod to the second, and all others to the second with `UTC` for `Z`. Without documents all are to the second, with `Z`.
 */
function moment(
  { documentedMoments, certificatesByCommonName }: Rules,
  title: string,
  field: string,
  value: string,
): string {
  if (!moments.has(field) || (documentedMoments && title === 'User')) return value;
  const isZulu = !documentedMoments || (title === 'Certificate' && !certificatesByCommonName) || field === 'started';
  return value.replace(/(?:\.\d+)?Z$/, isZulu ? 'Z' : 'UTC');
}
