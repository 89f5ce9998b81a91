import fc from 'fast-check';
import { spellings } from '../../src/api/dialects/dialect.ts';
import { drycc113 } from '../../src/api/dialects/drycc-1.13.ts';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import {
  type CommonOperation,
  type Operation,
  type OperationName,
  operations,
  type Params,
} from '../../src/api/operations.ts';
import { anyLetter } from './any-letter.ts';

/** Any text that JSON can hold, half of a surrogate pair too; with what is likely to be read as something else. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: anyLetter, maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...['/', '\\', '.', '..', '%', '%2f', '%2e%2e', '%00', '%25', '?', '#', '&', '=', ';', ':', '@', '+', ' '],
          ...['\n', '\r\n', '\t', '\0', '\u001b[31m', '\u202e', '\u2028', '\ufeff', '\ud800', '\udc00', "'", '"', '`'],
          ...['$(id)', '${HOME}', '{app}', '__proto__', 'null', 'true', '1e3', 'é', 'e\u0301', 'ß', '日本', '🦀'],
          ...['a', 'b', 'web', 'v1', 'A', '-', '--', '_', '0'],
        ),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join('')),
  },
);

/** A text that an id may be, more often than not. */
const id = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+){0,2}$/) },
  { weight: 1, arbitrary: anyText },
);
const username = fc.oneof({ weight: 3, arbitrary: fc.stringMatching(/^[\w.@+-]{1,12}$/) }, anyText);
const domain = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^(?:\*\.)?[\p{L}0-9_-]{1,5}(?:\.[\p{L}0-9-]{1,5}){0,3}\.?$/u) },
  anyText,
);
const pod = fc.oneof({ weight: 3, arbitrary: fc.stringMatching(/^[a-z0-9]{1,5}(?:[.-][a-z0-9]{1,5}){0,3}$/) }, anyText);
const version = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1 }) }, fc.double(), fc.integer());
const count = fc.nat();
/** What may be left out. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const dictionary = <T>(value: fc.Arbitrary<T>) => fc.dictionary(anyText, value, { maxKeys: 4 });
const changes = perhaps(dictionary(fc.option(anyText)));
const object = fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }), { maxKeys: 3 });

const app = { app: id };
const name = { name: id };
const limited = { limit: perhaps(count) };
const addresses = { addresses: fc.array(anyText, { maxLength: 4 }) };
const autoscale = fc.record({ min: fc.integer(), max: fc.integer(), cpu_percent: fc.integer() });

const parameters: { readonly [K in CommonOperation]: fc.Arbitrary<Params<K>> } = {
  'auth.register': fc.record({
    username: anyText,
    password: anyText,
    email: perhaps(anyText),
    first_name: perhaps(anyText),
    last_name: perhaps(anyText),
  }),
  'auth.login': fc.record({ username: anyText, password: anyText }),
  'auth.cancel': fc.record({ username: perhaps(anyText) }),
  'auth.whoami': fc.record({}),
  'auth.regenerate': fc.record({
    username: perhaps(anyText),
    all: perhaps(fc.constant<true>(true)),
  }),
  'auth.passwd': fc.record({ password: perhaps(anyText), new_password: anyText, username: perhaps(anyText) }),
  'apps.list': fc.record(limited),
  'apps.create': fc.record({ id: perhaps(anyText) }),
  'apps.info': fc.record(app),
  'apps.transfer': fc.record({ ...app, owner: anyText }),
  'apps.destroy': fc.record(app),
  'apps.logs': fc.record({ ...app, log_lines: perhaps(count) }),
  'apps.run': fc.record({ ...app, command: anyText }),
  'pods.list': fc.record({ ...app, ...limited }),
  'pods.listByType': fc.record({ ...app, ...limited, type: id }),
  'pods.restart': fc.record(app),
  'pods.restartByType': fc.record({ ...app, type: id }),
  'pods.restartByName': fc.record({ ...app, type: id, pod }),
  'pods.scale': fc.record({ ...app, counts: dictionary(count) }),
  'config.get': fc.record(app),
  'config.set': fc.record({
    ...app,
    values: changes,
    memory: changes,
    cpu: changes,
    tags: changes,
    registry: changes,
    healthcheck: perhaps(dictionary(fc.option(object))),
  }),
  'settings.get': fc.record(app),
  'settings.set': fc.record({
    ...app,
    maintenance: perhaps(fc.boolean()),
    routable: perhaps(fc.boolean()),
    autoscale: perhaps(dictionary(fc.option(autoscale))),
    label: changes,
  }),
  'tls.get': fc.record(app),
  'tls.set': fc.record({ ...app, https_enforced: fc.boolean() }),
  'whitelist.list': fc.record(app),
  'whitelist.add': fc.record({ ...app, ...addresses }),
  'whitelist.remove': fc.record({ ...app, ...addresses }),
  'domains.list': fc.record({ ...app, ...limited }),
  'domains.add': fc.record({ ...app, domain: anyText }),
  'domains.remove': fc.record({ ...app, domain }),
  'builds.list': fc.record({ ...app, ...limited }),
  'builds.create': fc.record({ ...app, image: anyText, procfile: perhaps(dictionary(anyText)) }),
  'releases.list': fc.record({ ...app, ...limited }),
  'releases.info': fc.record({ ...app, version }),
  'releases.rollback': fc.record({ ...app, version: perhaps(fc.integer()) }),
  'keys.list': fc.record(limited),
  'keys.add': fc.record({ id: anyText, public: anyText }),
  'keys.remove': fc.record({ key: anyText }),
  'certs.list': fc.record({ ...app, ...limited }),
  'certs.info': fc.record({ ...app, ...name }),
  'certs.add': fc.record({ ...app, ...name, certificate: anyText, key: anyText }),
  'certs.remove': fc.record({ ...app, ...name }),
  'certs.attach': fc.record({ ...app, ...name, domain: anyText }),
  'certs.detach': fc.record({ ...app, ...name, domain }),
  'perms.list': fc.record(app),
  'perms.create': fc.record({ ...app, username: anyText }),
  'perms.delete': fc.record({ ...app, username }),
  'administrators.list': fc.record(limited),
  'administrators.create': fc.record({ username: anyText }),
  'administrators.delete': fc.record({ username }),
  'users.list': fc.record(limited),
};

/** Of the operations of newer Drycc: ids in the path, and anything elsewhere. */
function byRoute(name: OperationName): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const route = [dryccCurrent, drycc113].flatMap((dialect) => spellings(dialect, name))[0] ?? '';
  const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => [parameter, id] as const);
  const { query = [], body }: Operation = operations[name];
  const inQuery = query.map((parameter) => [parameter, perhaps(anyText)] as const);
  const rest = body === undefined ? [] : [[body, object] as const];
  return fc.record(Object.fromEntries([...inPath, ...inQuery, ...rest]) as Record<string, fc.Arbitrary<unknown>>);
}

/** What an operation may be given, and more: ids that are none, and texts of any letters. */
export function parametersOf(name: OperationName): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  if (!(name in parameters)) return byRoute(name);
  return (parameters[name as CommonOperation] as fc.Arbitrary<object>).map((params) => ({ ...params }));
}
