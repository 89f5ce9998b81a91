import { type Dialect, type Method, spellings } from '../../api/dialects/dialect.ts';
import { type OperationName, operations } from '../../api/operations.ts';
import type { Rules } from '../rules/rules.ts';
import { rulesOf } from '../rules/rules-of.ts';

/** What a request asks for, once its method and path are understood. */
export interface Match {
  readonly operation: OperationName;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A path that the dialect knows: the methods that it takes, and what each of them means. */
export interface Resource {
  /** The methods, as the Allow header lists them. */
  readonly allow: string;
  /** All operations of the path. */
  readonly operations: readonly OperationName[];
  /** What a method means here; undefined where it is not allowed. HEAD means what GET means. */
  match(method: string): Match | undefined;
}

/** Finds the resource of a path (still percent-encoded, without the query); undefined where the dialect knows none. */
export type Router = (path: string) => Resource | undefined;

/** What may stand for a parameter in a path, where it is not simply anything up to the next slash. */
const patterns: Readonly<Record<string, string>> = {
  app: '[a-z0-9-]+',
  name: '[a-z0-9-]+',
  certificate: '[-_*.A-Za-z0-9]+',
  num: '[^/]+',
  version: '[0-9]+',
  // Real controllers take all of the rest for the id of a key, a trailing slash included.
  key: '.+',
};

/** Where paths are read by their beginnings, this ends earlier. */
const cutPatterns: typeof patterns = { ...patterns, username: '[-\\w]+' };

interface Template {
  readonly shape: string;
  readonly expression: RegExp;
  readonly operations: Map<Method, { operation: OperationName; names: readonly string[] }>;
}

/**
 * Reads a dialect's routes backwards, all spellings of them but those that are lacking. As with real controllers a final
 * slash may be there or not, but for a few. What the dialect does not know is not found, except where paths are read by
 * their beginnings.
 *
 * Where two operations of a dialect share one method and path, the one that comes first in its table is meant: the
 * documents restart a pod by its name on the path that restarts a process type.
 */
export function createRouter(
  dialect: Dialect,
  given: Pick<Rules, 'lacks' | 'readsPrefixes'> = rulesOf(dialect),
): Router {
  const { lacks, readsPrefixes, needsSlash } = { ...rulesOf(dialect), ...given };
  const templates = new Map<string, Template>();
  for (const operation of Object.keys(operations) as OperationName[]) {
    for (const route of spellings(dialect, operation).filter((spelling) => !lacks.includes(spelling))) {
      const [method, path] = route.split(' ', 2) as [Method, string];
      const end = `${needsSlash.includes(operation) ? '/' : '/?'}${readsPrefixes ? '' : '$'}`;
      const template = templateOf(path, end, readsPrefixes ? cutPatterns : patterns, templates);
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      if (!template.operations.has(method)) template.operations.set(method, { operation, names });
    }
  }
  const byPrecision = [...templates.values()].sort(
    (one, other) => depth(other) - depth(one) || wildcards(one) - wildcards(other),
  );
  return (path) => {
    for (const template of byPrecision) {
      const found = template.expression.exec(path);
      const values = found && decode(found.slice(1));
      if (values) return resource(template, values);
    }
    return undefined;
  };
}

function templateOf(
  path: string,
  end: string,
  parameters: typeof patterns,
  templates: Map<string, Template>,
): Template {
  const trimmed = path.replace(/\/$/, '');
  const shape = trimmed.replaceAll(/\{\w+\}/g, '{}');
  const known = templates.get(shape);
  if (known) return known;
  const source = trimmed
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? `(${parameters[part.slice(1, -1)] ?? '[^/]+'})` : part.replaceAll('.', '\\.'),
    )
    .join('');
  const template = { shape, expression: new RegExp(`^${source}${end}`), operations: new Map() };
  templates.set(shape, template);
  return template;
}

function depth({ shape }: Template): number {
  return shape.split('/').length;
}

function wildcards({ shape }: Template): number {
  return shape.split('{}').length;
}

function decode(values: readonly string[]): readonly string[] | undefined {
  try {
    return values.map((value) => decodeURIComponent(value));
  } catch {
    return undefined;
  }
}

function resource(template: Template, values: readonly string[]): Resource {
  const methods = [...template.operations.keys()];
  return {
    operations: [...template.operations.values()].map(({ operation }) => operation),
    allow: [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', '),
    match(method) {
      const entry = template.operations.get((method === 'HEAD' ? 'GET' : method) as Method);
      return (
        entry && {
          operation: entry.operation,
          parameters: Object.fromEntries(entry.names.map((name, index) => [name, values[index] ?? ''])),
        }
      );
    },
  };
}
