import { describe, expect, it } from 'vitest';
import { parseControllerUrl } from '../../src/api/controller-url.ts';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { type Dialect, type Route, spellings } from '../../src/api/dialects/dialect.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { checkIdentifier } from '../../src/api/identifiers.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { pageQuery, wireRequest } from '../../src/api/request.ts';
import { Failure } from '../../src/base/errors.ts';

describe('the URL of a controller', () => {
  it.each([
    ['https://deis.example.com', 'https://deis.example.com'],
    ['https://deis.example.com/', 'https://deis.example.com'],
    ['https://deis.example.com///', 'https://deis.example.com'],
    ['HTTPS://Deis.Example.COM', 'https://deis.example.com'],
    ['deis.example.com', 'http://deis.example.com'],
    ['deis.example.com:8000', 'http://deis.example.com:8000'],
    ['localhost:8000/', 'http://localhost:8000'],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ['[::1]:8000', 'http://[::1]:8000'],
    ['http://deis.example.com:80', 'http://deis.example.com'],
    ['http://bücher.example', 'http://xn--bcher-kva.example'],
    ['https://deis.example.com:443', 'https://deis.example.com'],
    ['https://example.com/deis', 'https://example.com/deis'],
    ['https://example.com/deis/', 'https://example.com/deis'],
    ['https://example.com/a/b//', 'https://example.com/a/b'],
    ['  https://deis.example.com\n', 'https://deis.example.com'],
  ])('%j is %s', (typed, url) => {
    expect(parseControllerUrl(typed)).toBe(url);
    expect(parseControllerUrl(url)).toBe(url);
  });

  it.each([
    '',
    '   ',
    'https://',
    'http://a b',
    'ftp://deis.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://deis.example.com/?x=1',
    'https://deis.example.com/#top',
    'https://user:hunter2@deis.example.com',
    'https://user@deis.example.com',
    'user:hunter2@deis.example.com',
    'https://user:hun ter2@deis.example.com',
    'https://deis.example.com/ ?token=hunter2',
    'https://[broken',
  ])('is not %j, and no password is shown', (typed) => {
    const parse = () => parseControllerUrl(typed);
    expect(parse).toThrow(expect.objectContaining({ kind: 'usage' }));
    expect(parse).not.toThrow(/hun ?ter2/);
  });
});

describe('identifiers', () => {
  const bad: Readonly<Record<string, readonly string[]>> = {
    app: [
      '',
      '.',
      '..',
      '../x',
      'foo_bar',
      'foo.bar',
      'Foo',
      'a/b',
      'a?x=1',
      'a#b',
      'a b',
      'a%2fb',
      'ä',
      'a\n',
      '\u202e',
    ],
    name: ['', '..', 'foo.bar', 'foo_bar', 'FOO', 'a/b'],
    certificate: ['', '..', 'a/b', 'a b', 'a?b', 'ä.com', 'a@b'],
    num: ['', '-1', 'one', '1.5', '1/2'],
    type: ['', 'web_1', 'Web', '-web', 'web-', 'a/b', '..'],
    pod: ['', '..', 'a/b', 'a b', '-x', 'x-', 'Foo-v2-web'],
    domain: ['', '..', '.', 'a..b', 'a/b', 'a.b/', '.a', 'a b', '*', '*.', 'a?b', 'a\u0000'],
    version: ['', '0', '-1', '1.5', '01', 'v1', '1e3', '1/..'],
    key: ['', '.', '..', 'a\nb', 'a\u0000', '\u202ea', '\ud800'],
    path: [
      '',
      '.',
      '..',
      '/a',
      'a/',
      'a//b',
      'a/../b',
      'a/.',
      'a b',
      'a?b',
      '#a',
      'a%2fb',
      'a\\b',
      'a"b',
      'a\n',
      'a\u0000',
    ],
    username: ['', '..', 'a/b', 'a b', 'a?b', 'a#b', 'a\tb', '\u200eada', '\udfff'],
  };
  const good: Readonly<Record<string, readonly string[]>> = {
    app: ['hello', 'hello-2', '1', '-a'],
    name: ['foo', 'foo-1'],
    certificate: ['www.example.com', '*.example.com', 'a_b', 'Foo-1'],
    num: ['1', '42'],
    type: ['web', 'worker-high', 'a1'],
    pod: ['hello-v2-web-e7dej', 'web.1'],
    domain: [
      'example.com',
      '*.example.com',
      'EXAMPLE.com',
      'bücher.example',
      'xn--bcher-kva.example',
      'hello',
      'a_b.c',
    ],
    version: ['1', '42'],
    key: ['ada@laptop', 'a/b', '../x', 'a b', 'a?b#c', 'schlüssel', '%2e%2e', '…'],
    username: ['ada', 'bob.smith', 'ada@example.com', 'ada+x', 'ädä'],
    path: ['a', 'a/b.txt', '.hidden/x', '...', "it's;*ü"],
    workspace: ['myteam', '12345'],
    ...Object.fromEntries(
      ['gateway', 'route', 'volume', 'addon', 'resource', 'deployment'].map((parameter) => [
        parameter,
        ['a', 'my-one'],
      ]),
    ),
    ...Object.fromEntries(
      ['class', 'service', 'plan', 'spec', 'login', 'uuid', 'invitation'].map((parameter) => [
        parameter,
        ['std1.large.c1m1', '48651e6c-f8f3-47d0-8fa0-841dacfe07a5', 'a_b'],
      ]),
    ),
  };

  it.each(Object.entries(bad).flatMap(([parameter, values]) => values.map((value) => [parameter, value] as const)))(
    'no %s is %j',
    (parameter, value) => {
      const check = () => {
        checkIdentifier(parameter, value);
      };
      expect(check).toThrow(expect.objectContaining({ kind: 'usage' }));

      expect(check).not.toThrow(/[\u0000-\u001f\u202e\ud800-\udfff]/);
    },
  );

  it.each(Object.entries(good).flatMap(([parameter, values]) => values.map((value) => [parameter, value] as const)))(
    'a %s may be %j',
    (parameter, value) => {
      expect(() => {
        checkIdentifier(parameter, value);
      }).not.toThrow();
    },
  );

  it('have a rule for every parameter of every route', () => {
    const routes = dialects.flatMap((dialect) => Object.values(dialect.routes).flat());
    const parameters = routes.flatMap((route) =>
      [...(route ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    );
    expect([...new Set(parameters)].sort()).toEqual(Object.keys(good).sort());
  });
});

function first(dialect: Dialect, name: OperationName): Route {
  const [route] = spellings(dialect, name);
  if (route === undefined) throw new Error(`no ${name}`);
  return route;
}

describe('a request', () => {
  it.each([
    ['keys.remove', { key: 'a/b' }, '/v2/keys/a%2Fb'],
    ['keys.remove', { key: 'ada@laptop' }, '/v2/keys/ada%40laptop'],
    ['keys.remove', { key: '%2e%2e' }, '/v2/keys/%252e%252e'],
    ['keys.remove', { key: '../../apps/x' }, '/v2/keys/..%2F..%2Fapps%2Fx'],
    ['keys.remove', { key: 'a b?c#d' }, '/v2/keys/a%20b%3Fc%23d'],
    ['domains.remove', { app: 'hello', domain: '*.example.com' }, '/v2/apps/hello/domains/*.example.com'],
    ['domains.remove', { app: 'hello', domain: 'bücher.de' }, '/v2/apps/hello/domains/b%C3%BCcher.de'],
    ['perms.delete', { app: 'hello', username: 'a@b' }, '/v2/apps/hello/perms/a%40b'],
    ['releases.info', { app: 'hello', version: 3 }, '/v2/apps/hello/releases/v3/'],
  ] as const)('of %s encodes %o once', (name, params, path) => {
    const request = wireRequest(first(deis22, name), name, params);
    expect(request.path).toBe(path);
    expect(new URL(`https://example.com/deis${request.path}`).pathname).toBe(`/deis${path}`);
    expect(request.body).toBeUndefined();
  });

  it.each([
    ['apps.create', {}, undefined],
    ['apps.create', { id: undefined }, undefined],
    ['apps.create', { id: 'hello' }, { id: 'hello' }],
    [
      'config.set',
      { app: 'hello', values: { A: 'b=c\n"ü"', B: null, C: '' } },
      { values: { A: 'b=c\n"ü"', B: null, C: '' } },
    ],
    ['pods.scale', { app: 'hello', counts: { web: 2, app: 0 } }, { web: 2, app: 0 }],
    ['pods.restartByName', { app: 'hello', type: 'web', pod: 'hello-web-1' }, undefined],
    ['auth.login', { username: 'ada', password: 'p' }, { username: 'ada', password: 'p' }],
    ['perms.create', { app: 'hello', username: 'bob' }, { username: 'bob' }],
    ['releases.rollback', { app: 'hello', version: 2 }, { version: 2 }],
    ['releases.rollback', { app: 'hello' }, undefined],
  ] as const)('of %s with %o has the right body', (name, params, body) => {
    expect(wireRequest(first(deis22, name), name, params).body).toEqual(body);
  });

  it('of a spelling without a parameter does not move it to the body', () => {
    const [, documented] = spellings(deis22, 'pods.restartByName');
    const params = { app: 'hello', type: 'web', pod: 'hello-web-1' };
    expect(wireRequest(documented ?? 'GET /', 'pods.restartByName', params)).toMatchObject({
      path: '/v2/apps/hello/pods/hello-web-1/restart/',
      body: undefined,
    });
  });

  it('of logs carries its lines in the query', () => {
    const request = wireRequest(first(deis22, 'apps.logs'), 'apps.logs', { app: 'hello', log_lines: 20 });
    expect(request.query).toBe('log_lines=20');
    expect(request.body).toBeUndefined();
  });

  it('with a bad id is never made', () => {
    for (const dialect of dialects) {
      for (const name of Object.keys(operations) as OperationName[]) {
        for (const route of spellings(dialect, name)) {
          const parameters = [...route.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
          for (const target of parameters) {
            const params = Object.fromEntries(parameters.map((each) => [each, each === target ? '..' : '1']));
            expect(() => wireRequest(route, name, params), `${route} ${target}`).toThrow(Failure);
          }
        }
      }
    }
  });
});

describe('the query of a page', () => {
  it.each([
    [deis22, undefined, ''],
    [deis22, 5, 'limit=5'],
    [deis11, undefined, ''],
    [deis11, 5, 'page_size=5'],
  ])('is written as the dialect has it', (dialect, size, query) => {
    expect(pageQuery(dialect, size)).toBe(query);
  });
});
