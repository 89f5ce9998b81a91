import fc from 'fast-check';
import { expect } from 'vitest';
import { type Route, spellings } from '../../src/api/dialects/dialect.ts';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { isIdentifier } from '../../src/api/identifiers.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { wireRequest } from '../../src/api/request.ts';
import { Failure } from '../../src/base/errors.ts';
import { createRouter, type Match } from '../../src/sandbox/wire/router.ts';
import { parametersOf } from './parameters.ts';
import { type Property, property } from './property.ts';

/** An operation that is asked for. */
export interface Asked {
  readonly dialect: string;
  readonly name: OperationName;
  readonly route: Route;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Every operation of every dialect in every spelling, with what it may be given. */
const requests = dialects.flatMap((dialect) =>
  (Object.keys(operations) as OperationName[]).flatMap((name) =>
    spellings(dialect, name).map((route) =>
      fc.record<Asked>({
        dialect: fc.constant(dialect.name),
        name: fc.constant(name),
        route: fc.constant(route),
        // How many items of a list are wanted is no matter of the request but of its pages.
        params: parametersOf(name).map((params) => ({ ...params, limit: undefined })),
      }),
    ),
  ),
);

/** The sandbox's own readers of paths, which know every spelling: such that read whole paths, and such that drop the end of one. */
const routers = new Map(
  dialects.map((dialect) => [
    dialect.name,
    [false, true].map((readsPrefixes) => createRouter(dialect, { lacks: [], readsPrefixes })),
  ]),
);

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The parameters in the path of a route. */
export const inPath = (route: Route): readonly string[] =>
  [...route.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);

/** What of a request says what is meant: each parameter by its name, in whichever part of the request it was. */
export function arrivedIn(
  name: OperationName,
  match: Match | undefined,
  query: string,
  body: unknown,
): Readonly<Record<string, unknown>> {
  const operation: Operation = operations[name];
  const fields = operation.body === undefined ? (body ?? {}) : { [operation.body]: body };
  return { ...match?.parameters, ...Object.fromEntries(new URLSearchParams(query)), ...fields };
}

/** What routes leave out that need it no more than that; a pod's type is told by the pod then. */
function isPathOnly({ pathOnly = [] }: Operation, parameter: string): boolean {
  return parameter !== 'type' && pathOnly.includes(parameter);
}

/** What is meant, as it is to arrive: texts in the path and the query, JSON in the body. */
export function meantBy({ name, route, params }: Omit<Asked, 'dialect'>): Readonly<Record<string, unknown>> {
  const operation: Operation = operations[name];
  const asText = new Set([...inPath(route), ...(operation.query ?? [])]);
  const meant = Object.entries(params)
    .filter(([key, value]) => value !== undefined && !(isPathOnly(operation, key) && !inPath(route).includes(key)))
    .map(([key, value]) => [key, asText.has(key) ? String(value) : asJson(value)]);
  return Object.fromEntries(meant) as Record<string, unknown>;
}

/** A request that can be made arrives as what was meant, nothing of it changed, lost or added; any other is wrong usage. */
export const requestProperties: readonly Property[] = [
  property('a request', requests, { times: { sample: 30, whole: 1000 } }, ({ dialect, name, route, params: given }) => {
    // Deis v1 has other parameters in its paths.
    const codec = dialect.startsWith('deis-1.') ? dialectNamed(dialect)?.codecs[name] : undefined;
    const params = codec?.ask?.(given) ?? given;
    const inRoute = inPath(route);
    const isPossible = inRoute.every((parameter) => isIdentifier(parameter, String(params[parameter])));
    if (!isPossible) {
      expect(() => wireRequest(route, name, params)).toThrow(Failure);
      return;
    }
    const { method, path, query, body } = wireRequest(route, name, params);
    // No part of it is read as a way up, as a query or as the end, whoever reads the URL.
    const { pathname, search, hash } = new URL(`https://deis.example.com${path}`);
    expect({ pathname, search, hash }).toEqual({ pathname: path, search: '', hash: '' });
    expect(path).toMatch(/^[\w/%.!~*'()-]+$/);

    const [match, cut] = (routers.get(dialect) ?? []).map((router) => router(path)?.match(method));
    // Of names of users only what such controllers read is compared by the commands; see readableUsername.
    if (!inRoute.includes('username')) expect(cut).toEqual(match);
    const { pod, ...others } = params;
    // The documents restart a pod by its name on the path that restarts process type.
    const isByType = name === 'pods.restartByName' && !route.includes('{type}');
    const sent = isByType ? { ...others, type: pod } : params;
    expect(match?.operation).toBe(isByType ? 'pods.restartByType' : name);
    expect(arrivedIn(name, match, query, body && asJson(body))).toEqual(meantBy({ name, route, params: sent }));
    expect(dialectNamed(dialect)?.prefix).toBe(path.slice(0, 3));
  }),
];
