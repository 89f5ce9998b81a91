import { describe, expect, it } from 'vitest';
import exchanges from '../exchanges.json' with { type: 'json' };
import { type Dialect, type Route, spellings } from '../../src/api/dialects/dialect.ts';
import { announcement, dialectNamed, dialects, nearestDialect } from '../../src/api/dialects/registry.ts';
import { compareVersions } from '../../src/api/dialects/compare-versions.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';

const names = Object.keys(operations) as OperationName[];
const documented = dialects.filter(({ documents }) => documents.length > 0);
const bySmallNumber = [...dialects].sort((one, other) => (one.name < other.name ? -1 : 1));

function documentedBy({ documents }: Dialect): { method: string; path: string }[] {
  return exchanges.filter(({ doc }) => documents.includes(doc)).map(({ request }) => request);
}

function matches(route: Route, { method, path }: { method: string; path: string }): boolean {
  const [verb = '', template = ''] = route.split(' ', 2);
  const pattern = template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return method === verb && new RegExp(`^${pattern}(?:\\?.*)?$`).test(path);
}

/** Spellings that no document has, which real controllers know or older ones knew. */
const undocumented: Readonly<Record<string, readonly Route[]>> = {
  'deis-1.1': [
    'DELETE /v1/apps/{app}/perms/{username}',
    'DELETE /v1/admin/perms/{username}',
    'GET /v1/admin/perms/',
    'POST /v1/auth/passwd/',
  ].sort() as Route[],
  'deis-2.2': [
    'GET /v2/apps/{app}/settings/',
    'POST /v2/apps/{app}/settings/',
    'POST /v2/apps/{app}/pods/{type}/{pod}/restart/',
    'POST /v2/certs/{name}/domain/',
    'DELETE /v2/certs/{name}/domain/{domain}',
  ],
  'drycc-2.0': [
    'POST /v2/apps/{app}/pods/{type}/{pod}/restart/',
    'GET /v2/apps/{app}/builds/',
    'POST /v2/apps/{app}/builds/',
    'DELETE /v2/certs/{name}/domain/{domain}',
  ],
  'drycc-2.1': [
    'POST /v2/apps/{app}/pods/{type}/{pod}/restart/',
    'GET /v2/apps/{app}/builds/',
    'POST /v2/apps/{app}/builds/',
    'DELETE /v2/certs/{name}/domain/{domain}',
  ],
};

describe('the dialects', () => {
  it('are the four of the five documents, 2.3 of both products, the last of Deis v1, and two newer kinds of Drycc', () => {
    const written = ['deis-1.1', 'deis-2.2', 'drycc-2.0', 'drycc-2.1'];
    expect(bySmallNumber.filter((each) => documented.includes(each)).map(({ name }) => name)).toEqual(written);
    expect(dialects.map(({ name }) => name).sort()).toEqual(
      [...written, 'deis-1.7', 'deis-2.3', 'drycc-2.3', 'drycc-1.13', 'drycc-current'].sort(),
    );
    const documents = dialects.flatMap((dialect) => dialect.documents);
    expect([...documents].sort()).toEqual([...new Set(exchanges.map(({ doc }) => doc))].sort());
    expect(exchanges).toHaveLength(196);
  });

  it.each(dialects)('$name says of every operation where it is, or that it has none', (dialect) => {
    expect(Object.keys(dialect.routes).sort()).toEqual([...names].sort());
    for (const name of names) {
      for (const route of spellings(dialect, name)) {
        expect(route).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/v[12]\/[a-z{}/_-]+$/);
        expect(route.split(' ')[1]?.startsWith(`${dialect.prefix}/`), route).toBe(true);
      }
    }
  });

  it.each(documented)('$name has every request of its documents', (dialect) => {
    const requests = documentedBy(dialect);
    expect(requests.length).toBeGreaterThan(20);
    const routes = names.flatMap((name) => spellings(dialect, name));
    const missing = requests.filter((request) => !routes.some((route) => matches(route, request)));
    expect(missing).toEqual([]);
  });

  it.each(documented)('$name has nothing else, but for what is known of real controllers', (dialect) => {
    const requests = documentedBy(dialect);
    const others = names
      .flatMap((name) => spellings(dialect, name))
      .filter((route) => !requests.some((request) => matches(route, request)));
    expect([...new Set(others)].sort()).toEqual([...(undocumented[dialect.name] ?? [])].sort());
  });

  it.each(documented)('$name announces itself as its documents show it', (dialect) => {
    const shown = exchanges
      .filter(({ doc }) => dialect.documents.includes(doc))
      .map(({ response }) => response.headers);
    for (const headers of shown) {
      const announced = announcement(headers);
      expect(announced).toEqual({ product: dialect.product, version: dialect.version });
      expect(announced && nearestDialect(announced)).toEqual({ dialect, exact: true });
    }
    const { release } = dialect.headers;
    const withRelease = shown.filter((headers) => Object.keys(headers).some((name) => name === release));
    expect(withRelease.length > 0).toBe(release !== null);
  });

  it.each(dialects)('$name is found by its name', (dialect) => {
    expect(dialectNamed(dialect.name)).toBe(dialect);
  });

  it.each(['', 'deis', 'deis-2', 'DEIS-2.2', 'constructor'])('are not found by another name: "%s"', (name) => {
    expect(dialectNamed(name)).toBeUndefined();
  });
});

describe('versions compare as numbers', () => {
  it.each([
    ['2.10', '2.3', 1],
    ['2.3', '2.10', -1],
    ['2.2', '2.2.0', 0],
    ['2.2.1', '2.2', 1],
    ['1.7.0', '1.1', 1],
    ['10', '9.9', 1],
    ['2', '2.0.0', 0],
    ['02.2', '2.2', 0],
  ])('%s and %s', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign);
    expect(Math.sign(compareVersions(right, left))).toBe(sign === 0 ? 0 : -sign);
  });
});

describe('the dialect for a version', () => {
  it.each([
    ['deis', '1.1', 'deis-1.1', true],
    ['deis', '1.1.2', 'deis-1.1', true],
    ['deis', '1.0', 'deis-1.1', false],
    ['deis', '1.2', 'deis-1.2', true],
    ['deis', '1.5.0', 'deis-1.5', true],
    ['deis', '1.7.0', 'deis-1.7', true],
    ['deis', '1.9', 'deis-1.7', false],
    ['deis', '2.0', 'deis-2.2', false],
    ['deis', '2.1', 'deis-2.2', false],
    ['deis', '2.2', 'deis-2.2', true],
    ['deis', '2.2.0', 'deis-2.2', true],
    ['deis', '2.3', 'deis-2.3', true],
    ['deis', '2.3.0', 'deis-2.3', true],
    ['deis', '2.9', 'deis-2.3', false],
    ['deis', '2.10', 'deis-2.3', false],
    ['drycc', '2.0', 'drycc-2.0', true],
    ['drycc', '2.1', 'drycc-2.1', true],
    ['drycc', '2.1.7', 'drycc-2.1', true],
    ['drycc', '2.2', 'drycc-2.1', false],
    ['drycc', '2.3', 'drycc-2.3', true],
    ['drycc', '2.10', 'drycc-2.3', false],
  ] as const)('%s %s is %s', (product, version, name, exact) => {
    const choice = nearestDialect({ product, version });
    expect(choice.dialect.name).toBe(name);
    expect(choice.exact).toBe(exact);
  });

  it.each([
    ['deis', '3.0', undefined, 'deis-2.3'],
    ['deis', '3.0', '/v1', 'deis-1.7'],
    ['deis', '0.9', undefined, 'deis-1.1'],
    ['deis', '0.9', '/v2', 'deis-2.2'],
    ['deis', '20.2', '/v2', 'deis-2.3'],
    ['drycc', '1.1', undefined, 'drycc-2.0'],
    ['drycc', '3', undefined, 'drycc-2.3'],
  ] as const)(
    '%s %s of a major version that nobody knows, with paths below %s, is %s',
    (product, version, prefix, name) => {
      const choice = nearestDialect({ product, version }, prefix);
      expect(choice.dialect.name).toBe(name);
      expect(choice.exact).toBe(false);
    },
  );
});

describe('the announcement', () => {
  it.each([
    [{ deis_api_version: '2.2' }, 'deis', '2.2'],
    [{ DEIS_API_VERSION: '2.2' }, 'deis', '2.2'],
    [{ Deis_Api_Version: '2.2' }, 'deis', '2.2'],
    [{ 'deis-api-version': '2.2' }, 'deis', '2.2'],
    [{ X_DEIS_API_VERSION: '1.1' }, 'deis', '1.1'],
    [{ 'X-Deis-Api-Version': '1.1' }, 'deis', '1.1'],
    [{ x_deis_api_version: '1.7', deis_api_version: '1.7' }, 'deis', '1.7'],
    [{ DRYCC_API_VERSION: '2.1' }, 'drycc', '2.1'],
    [{ 'drycc-api-version': '2.1' }, 'drycc', '2.1'],
    [{ drycc_api_version: '2.3, 2.3' }, 'drycc', '2.3'],
    [{ drycc_api_version: '2.3,2.3' }, 'drycc', '2.3'],
    [{ drycc_api_version: ' 2.1 ' }, 'drycc', '2.1'],
    [{ deis_api_version: 'v2.2' }, 'deis', '2.2'],
    [{ deis_api_version: '2.2.0' }, 'deis', '2.2.0'],
    [{ deis_api_version: 'new', x_deis_api_version: '1.7' }, 'deis', '1.7'],
    [{ deis_platform_version: '2.4.2', deis_api_version: '2.2' }, 'deis', '2.2'],
  ])('is read from %o', (headers, product, version) => {
    expect(announcement(headers)).toEqual({ product, version });
  });

  it.each([
    {},
    { deis_platform_version: '2.2.0' },
    { deis_api_version: '' },
    { deis_api_version: 'latest' },
    { deis_api_version: '2.2-beta' },
    { deis_api_version: '2.2.0.1' },
    { deis_api_version: '-1' },
    { deis_api_version: '99999.1' },
    { deis_api_version: '2.2\u001b[31m' },
    { deis_api_version: '$(reboot)' },
    { api_version: '2.2' },
  ])('is not made up from %o', (headers) => {
    expect(announcement(headers as Readonly<Record<string, string>>)).toBeUndefined();
  });
});
