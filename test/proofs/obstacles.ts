import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { isJsonObject, type JsonObject } from '../../src/base/json-object.ts';
import type { Asked, Wire } from './asked.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isWhole: Test = (value) => Number.isSafeInteger(value);
const every =
  (test: Test): Test =>
  (value) =>
    isJsonObject(value) && Object.values(value).every(test);
const isUnset: Test = (value) => value === null;
const isSetOrUnset: Test = (value) => every(isText)(value) || every(isUnset)(value);
const isYesOrNo: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const isBounds: Test = (value) =>
  every(isWhole)(value) &&
  Object.keys(value as JsonObject)
    .sort()
    .join() === 'cpu_percent,max,min';
const isScaling: Test = (value) => every(isBounds)(value) || every(isUnset)(value);
const changesOneThing: ReadonlySet<OperationName> = new Set([
  'settings.set',
  'tls.set',
  'whitelist.add',
  'whitelist.remove',
]);

/** The fields of the bodies that commands send, and what may be in them. */
const bodies: Readonly<Partial<Record<OperationName, Readonly<Record<string, Test>>>>> = {
  'auth.register': { username: isText, password: isText, email: isText, first_name: isText, last_name: isText },
  'auth.login': { username: isText, password: isText },
  'auth.cancel': { username: isText },
  'auth.regenerate': { username: isText, all: (value) => isText(value) || value === true },
  'auth.passwd': { username: isText, password: isText, new_password: isText },
  'apps.create': { id: isText },
  'apps.transfer': { owner: isText },
  'apps.run': { command: isText },
  'pods.scale': { counts: every(isWhole) },
  'config.set': { values: isSetOrUnset },
  'settings.set': { maintenance: isYesOrNo, routable: isYesOrNo, autoscale: isScaling, label: isSetOrUnset },
  'tls.set': { https_enforced: isYesOrNo },
  'whitelist.add': { addresses: isTexts },
  'whitelist.remove': { addresses: isTexts },
  'domains.add': { domain: isText },
  'builds.create': { image: isText, procfile: every(isText) },
  'releases.rollback': { version: isWhole },
  'keys.add': { id: isText, public: isText },
  'certs.add': { name: isText, certificate: isText, key: isText },
  'certs.attach': { domain: isText },
  'perms.create': { username: isText },
  'administrators.create': { username: isText },
};

const undocumented = (fields: JsonObject | undefined, operation: OperationName): string[] =>
  Object.keys(fields ?? {}).filter((name) => bodies[operation]?.[name] === undefined);

/** The parameters of the query that a command sends; in API 1.1 the log has none. */
const queryNames = (operation: OperationName, { prefix, lacks }: Dialect): readonly string[] => {
  if (operations[operation].answer === 'page') return [prefix === '/v1' ? 'page_size' : 'limit'];
  return operation === 'apps.logs' && lacks['apps.logs']?.includes('log_lines') !== true ? ['log_lines'] : [];
};

/** Why no command line can be written that causes a recorded request. */
export interface Obstacle {
  readonly reason: string;
  readonly applies: (request: Wire, asked: Asked | undefined, dialect: Dialect) => boolean;
}

/** All obstacles; the first that applies is the reason. */
export const obstacles: readonly Obstacle[] = [
  {
    reason: 'a method that no API document uses',
    applies: ({ method }) => !['GET', 'POST', 'DELETE'].includes(method),
  },
  { reason: 'a request of the builder', applies: ({ path }) => path.includes('/hooks/') },
  {
    reason: 'the plural path of a domain at a certificate, which the client leaves alone where the singular is known',
    applies: ({ path }) => /^\/v2\/certs\/[^/]+\/domains/.test(path),
  },
  { reason: 'no operation of the documents', applies: (_request, asked) => asked === undefined },
  { reason: 'a body that is no JSON object', applies: (_request, asked) => asked?.fields === undefined },
  {
    reason: 'a field that the documents do not have',
    applies: (_request, asked) => asked !== undefined && undocumented(asked.fields, asked.operation).length > 0,
  },
  {
    reason: 'a change of nothing, or of several settings at once',
    applies: (_request, asked) =>
      asked !== undefined && changesOneThing.has(asked.operation) && Object.keys(asked.fields ?? {}).length !== 1,
  },
  {
    reason: 'setting and removing variables at once',
    applies: (_request, asked) => {
      const values = Object.values((asked?.fields?.['values'] ?? {}) as JsonObject);
      return asked?.operation === 'config.set' && values.includes(null) && values.some(isText);
    },
  },
  {
    reason: 'a field of another type than the documents have',
    applies: (_request, asked) =>
      asked !== undefined &&
      Object.entries(asked.fields ?? {}).some(([name, value]) => bodies[asked.operation]?.[name]?.(value) === false),
  },
  {
    reason: 'a text where the client sends a boolean, as no document says otherwise',
    applies: (_request, asked, { documents }) =>
      asked?.operation === 'auth.regenerate' && documents.length === 0 && isText(asked.fields?.['all']),
  },
  {
    reason: 'an empty name or a number of 0, which the client takes for none',
    applies: (_request, asked) =>
      (asked?.operation === 'apps.create' && asked.fields?.['id'] === '') ||
      ['limit', 'page_size', 'log_lines'].some((name) => Number(asked?.inQuery[name] ?? Number.NaN) === 0),
  },
  {
    reason: 'a page by its number or offset: the client follows "next"',
    applies: (_request, asked) => 'page' in (asked?.inQuery ?? {}) || 'offset' in (asked?.inQuery ?? {}),
  },
  {
    reason: 'a query that the client does not send to this API',
    applies: (_request, asked, dialect) =>
      asked !== undefined &&
      Object.keys(asked.inQuery).some((name) => !queryNames(asked.operation, dialect).includes(name)),
  },
  {
    reason: 'the name of a pod in the place of a type: the client sends the type as well',
    applies: (_request, asked) =>
      asked?.operation === 'pods.restartByType' && /-[a-z0-9]{5}$/.test(asked.inPath['type'] ?? ''),
  },
  {
    reason: 'an international name, which the client sends in its ASCII form',
    applies: (_request, asked) =>
      asked?.operation === 'domains.add' && /[^\0-\x7f]/.test(String(asked.fields?.['domain'])),
  },
  {
    reason: 'a public key with white space around it, which the client drops',
    applies: (_request, asked) => asked?.operation === 'keys.add' && /^\s|\s$/.test(String(asked.fields?.['public'])),
  },
  {
    reason: 'a key without an id, which the client takes from the key',
    applies: (_request, asked) => asked?.operation === 'keys.add' && asked.fields?.['id'] === undefined,
  },
  {
    reason: 'a certificate without a name, which the client always sends',
    applies: (_request, asked, { prefix }) =>
      prefix === '/v1' && asked?.operation === 'certs.add' && asked.fields?.['name'] === undefined,
  },
  {
    reason: 'a registration without an e-mail address, for which the client sends an empty one',
    applies: (_request, asked) => asked?.operation === 'auth.register' && asked.fields?.['email'] === undefined,
  },
];

/** The parameters of a request for which a command line can be written: those of the path, the query and the body. */
export function givenOf({ inPath, inQuery, fields }: Asked): JsonObject {
  const { page_size: size, ...query } = inQuery;
  return { ...inPath, ...query, ...(size !== undefined && { limit: size }), ...fields };
}
