import { type Dialect, type Method, type Route, spellings } from './dialects/dialect.ts';
import { fillPath } from './fill-path.ts';
import { type Operation, type OperationName, operations } from './operations.ts';
import type { Upload } from './upload.ts';

/** A request as a dialect spells it: the path is relative to the controller's URL and fully encoded. */
export interface WireRequest {
  readonly method: Method;
  readonly path: string;
  /** Encoded, without the question mark; empty where there is none. */
  readonly query: string;
  /** The JSON body; undefined where none is sent. */
  readonly body: unknown;
  /** The file that is sent instead. */
  readonly upload?: Upload;
}

/** Fills a route with the parameters of an operation. Each value is checked, then encoded once. Throws usage failures. */
export function wireRequest(route: Route, name: OperationName, params: Readonly<Record<string, unknown>>): WireRequest {
  const operation: Operation = operations[name];
  const [method, template] = route.split(' ', 2) as [Method, string];
  const { path, rest } = fillPath(template, params);
  const inQuery = new Set(operation.query);
  const query = encodeQuery(rest.filter(([key]) => inQuery.has(key)));
  if (operation.upload !== undefined)
    return { method, path, query, body: undefined, upload: params[operation.upload] as Upload };
  if (operation.body !== undefined) return { method, path, query, body: params[operation.body] };
  const fields = rest.filter(([key]) => !inQuery.has(key) && operation.pathOnly?.includes(key) !== true);
  return {
    method,
    path,
    query,
    body: method === 'GET' || fields.length === 0 ? undefined : Object.fromEntries(fields),
  };
}

/** The parameters of an operation as a dialect has them: without those that it lacks, and changed by its codec. */
export function parametersIn(
  { lacks, codecs }: Dialect,
  name: OperationName,
  params: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const lacking = lacks[name] ?? [];
  const known = Object.fromEntries(Object.entries(params).filter(([parameter]) => !lacking.includes(parameter)));
  return codecs[name]?.ask?.(known) ?? known;
}

/** The query that asks for a page of a list: `limit` in v2; `page_size` in v1, known from Deis 1.9 on and ignored before. */
export function pageQuery(dialect: Dialect, size: number | undefined): string {
  return size === undefined ? '' : encodeQuery([[dialect.paging === 'offset' ? 'limit' : 'page_size', size]]);
}

function encodeQuery(fields: readonly (readonly [string, unknown])[]): string {
  if (fields.length === 0) return '';
  return new URLSearchParams(fields.map(([key, value]): [string, string] => [key, String(value)])).toString();
}

/** The path of an operation in a dialect, in its first spelling: for messages. */
export function pathOf(dialect: Dialect, name: OperationName, params: Readonly<Record<string, unknown>>): string {
  const [route] = spellings(dialect, name);
  return route === undefined ? '' : wireRequest(route, name, parametersIn(dialect, name, params)).path;
}
