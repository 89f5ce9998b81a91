import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { isJsonObject, type JsonObject } from '../../src/base/json-object.ts';

/** A request on the wire: its path may have a query, its body is parsed. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What a request asks for, in the terms of the operations. */
export interface Asked {
  readonly operation: OperationName;
  /** From the path, as text; the ones of the query are text as well. */
  readonly inPath: Readonly<Record<string, string>>;
  readonly inQuery: Readonly<Record<string, string>>;
  /** The fields of the body; none where it is missing. What is no object is undefined. */
  readonly fields: JsonObject | undefined;
}

interface Pattern {
  readonly operation: OperationName;
  readonly method: string;
  readonly expression: RegExp;
}

/** Reads a request backwards by the routes of a dialect. A final slash makes no difference, as for most routes of real controllers. */
export function askedOf(request: Wire, dialect: Dialect): Asked | undefined {
  const [path = '', query = ''] = request.path.split('?', 2);
  for (const { operation, method, expression } of patternsOf(dialect)) {
    const match = method === request.method ? expression.exec(path) : null;
    if (!match) continue;
    const codec = dialect.codecs[operation];
    const groups = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return {
      operation,
      inPath:
        codec?.asked?.(Object.fromEntries(groups) as Record<string, string>) ??
        (Object.fromEntries(groups) as Record<string, string>),
      inQuery: Object.fromEntries(new URLSearchParams(query)),
      fields: named(operation, fieldsOf(request.body, operations[operation])),
    };
  }
  return undefined;
}

/** The more of a path is fixed, the earlier it is tried: `pods/restart/` before `pods/{type}/`. */
function patternsOf(dialect: Dialect): readonly Pattern[] {
  return (Object.keys(operations) as OperationName[])
    .flatMap((operation) => spellings(dialect, operation).map((route) => ({ operation, route })))
    .sort((one, other) => parameters(one.route) - parameters(other.route))
    .map(({ operation, route }) => {
      const [method = '', path = ''] = route.split(' ', 2);
      const source = path.replace(/\/$/, '').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      return { operation, method, expression: new RegExp(`^${source}/?$`) };
    });
}

const parameters = (route: string): number => route.split('{').length;

function fieldsOf(body: unknown, { body: whole }: Operation): JsonObject | undefined {
  if (body === null || body === undefined || body === '') return {};
  if (!isJsonObject(body)) return undefined;
  return whole === undefined ? body : { [whole]: body };
}

/** The name of a certificate is its common name in Deis v1. */
function named(operation: OperationName, fields: JsonObject | undefined): JsonObject | undefined {
  if (operation !== 'certs.add' || fields === undefined || !('common_name' in fields)) return fields;
  const { common_name: name, ...rest } = fields;
  return { ...rest, name };
}
