import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { preparedState } from './started-sandbox.ts';

const withUser = preparedState((sandbox) => sandbox.join('test'));

describe.each(dialects)('$name', (dialect) => {
  const { prefix } = dialect;
  const isV1 = prefix === '/v1';

  test('every answer has the version headers, in the case that the documents show', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    const headers = { Authorization: `token ${token}` };
    const answers = await Promise.all([
      sandbox.send({ method: 'GET', path: `${prefix}/apps`, headers }),
      sandbox.send({ method: 'GET', path: `${prefix}/apps` }),
      sandbox.send({ method: 'GET', path: '/nope' }),
      sandbox.send({ method: 'PUT', path: `${prefix}/apps`, headers }),
      sandbox.send({ method: 'POST', path: `${prefix}/apps/`, headers, body: '{bad' }),
      sandbox.send({ method: 'OPTIONS', path: `${prefix}/apps`, headers }),
      sandbox.send({ method: 'HEAD', path: `${prefix}/apps`, headers }),
      sandbox.send({ method: 'GET', path: `${prefix}/apps`, headers: { ...headers, Origin: 'http://example.com' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405, 400, 200, 200, 403]);
    const versions = { [dialect.headers.api]: dialect.version, [dialect.headers.platform]: dialect.platform };
    for (const { headers: received } of answers) expect(received).toMatchObject(versions);
  });

  test('the root tells whether a token is good', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    const path = `${prefix}/`;
    expect((await sandbox.send({ method: 'GET', path })).status).toBe(401);
    const { status, json } = await sandbox.send({ method: 'GET', path, headers: { Authorization: `Token ${token}` } });
    expect([status, json]).toEqual([200, {}]);
    expect((await sandbox.send({ method: 'GET', path: isV1 ? '/v2/' : '/v1/' })).status).toBe(404);
  });

  test.each([
    [undefined, 'Authentication credentials were not provided.'],
    ['Basic YTpi', 'Authentication credentials were not provided.'],
    ['Bearer abc', 'Authentication credentials were not provided.'],
    ['token', 'Invalid token header. No credentials provided.'],
    ['token a b', 'Invalid token header. Token string should not contain spaces.'],
    ['TOKEN abc', isV1 ? 'Invalid token' : 'Invalid token.'],
  ])('the Authorization header %o is not enough', async (authorization, detail) => {
    const { sandbox } = await withUser(dialect);
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const { status, json, headers: received } = await sandbox.send({ method: 'GET', path: `${prefix}/apps`, headers });
    expect([status, json]).toEqual([401, { detail }]);
    expect(received).toMatchObject({ 'WWW-Authenticate': 'Token', Allow: 'GET, POST, HEAD, OPTIONS' });
  });

  test('a method that a path does not take is refused with those that it takes', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    const path = `${prefix}/apps/go/scale/`;
    const put = await sandbox.send({ method: 'PUT', path, headers: { Authorization: `token ${token}` }, body: {} });
    expect([put.status, put.headers['Allow']]).toEqual([405, 'POST, OPTIONS']);
    const detail = isV1 ? "Method 'PUT' not allowed." : 'Method "PUT" not allowed.';
    expect(put.json).toEqual({ detail });
    const options = await sandbox.send({ method: 'OPTIONS', path, headers: { Authorization: `token ${token}` } });
    expect([options.status, options.headers['Allow'], options.text]).toEqual([200, 'POST, OPTIONS', '']);
  });

  test('what the dialect does not know is a page of HTML, and never something before it', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    await sandbox.ask('apps.create', { id: 'foo' }, token);
    for (const path of ['apps/foo/nope/', 'apps/foo_bar/', 'apps/Foo/', 'apps/foo/config/x', '/apps/', 'apps//']) {
      const headers = { Authorization: `token ${token}` };
      const { status, text } = await sandbox.send({ method: 'DELETE', path: `${prefix}/${path}`, headers });
      const shown = `${prefix}/${path}`;
      expect([status, text]).toEqual([
        404,
        `<h1>Not Found</h1><p>The requested URL ${shown} was not found on this server.</p>`,
      ]);
    }
    expect((await sandbox.ask('apps.info', { app: 'foo' }, token)).status).toBe(200);
    const scripted = await sandbox.send({ method: 'GET', path: '/<script>&' });
    expect(scripted.text).toContain('/&lt;script&gt;&amp;');
  });

  test('the same path with and without its final slash, but for a login', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    const headers = { Authorization: `token ${token}` };
    for (const path of ['apps', 'apps/', 'keys', 'keys/']) {
      expect((await sandbox.send({ method: 'GET', path: `${prefix}/${path}`, headers })).status).toBe(200);
    }
    expect((await sandbox.send({ method: 'POST', path: `${prefix}/auth/login`, body: {} })).status).toBe(404);
    expect((await sandbox.send({ method: 'DELETE', path: `${prefix}/keys/x/`, headers })).status).toBe(404);
  });

  test('a missing app is told in the words of the family', async () => {
    const { sandbox, prepared: token } = await withUser(dialect);
    const { status, json } = await sandbox.ask('apps.info', { app: 'nope' }, token);
    const words = {
      v1: { detail: 'Not found' },
      v2: { detail: 'Not found.' },
      string: 'No App matches the given query.',
    };
    const isString = dialect.product === 'drycc' || dialect.version === '2.3';
    expect([status, json]).toEqual([404, isString ? words.string : isV1 ? words.v1 : words.v2]);
  });
});

test('a body may be JSON, a form, or JSON that is not said to be', async () => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const create = (type: string | undefined, body: string): ReturnType<typeof sandbox.send> =>
    sandbox.send({
      method: 'POST',
      path: '/v2/apps/',
      headers: { Authorization: `token ${token}`, ...(type === undefined ? {} : { 'Content-Type': type }) },
      body,
    });
  expect((await create('application/json; charset=utf-8', '{"id":"one"}')).json).toMatchObject({ id: 'one' });
  expect((await create('application/x-www-form-urlencoded', 'id=two')).json).toMatchObject({ id: 'two' });
  expect((await create(undefined, '{"id":"three"}')).json).toMatchObject({ id: 'three' });
  const refused = await create('text/plain', 'id=four');
  expect([refused.status, refused.json]).toEqual([415, { detail: 'Unsupported media type "text/plain" in request.' }]);
});

test.each([
  ['{"id": "secret', /^JSON parse error - /],
  ['{"id": "\u00ff', /^JSON parse error - /],
])('the body %o is no JSON, and is not repeated', async (body, detail) => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const headers = { Authorization: `token ${token}`, 'Content-Type': 'application/json' };
  const { status, json } = await sandbox.send({ method: 'POST', path: '/v2/apps/', headers, body });
  expect(status).toBe(400);
  expect((json as { detail: string }).detail).toMatch(detail);
  expect((json as { detail: string }).detail).not.toContain('secret');
});

test.each([
  ['[1]', 'list'],
  ['"x"', 'str'],
  ['null', 'NoneType'],
  ['1.5', 'float'],
])('the body %s is no object', async (body, type) => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const headers = { Authorization: `token ${token}`, 'Content-Type': 'application/json' };
  const { status, json } = await sandbox.send({ method: 'POST', path: '/v2/apps/', headers, body });
  const message = `Invalid data. Expected a dictionary, but got ${type}.`;
  expect([status, json]).toEqual([400, { non_field_errors: [message] }]);
});

test('a body of more than a mebibyte is refused, and the sandbox goes on', async () => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const headers = { Authorization: `token ${token}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ id: 'x'.repeat(1024 * 1024) });
  const { status, json } = await sandbox.send({ method: 'POST', path: '/v2/apps/', headers, body });
  expect([status, json]).toEqual([413, { detail: 'The body is larger than 1048576 bytes.' }]);
  expect((await sandbox.ask('apps.list', {}, token)).status).toBe(200);
});

test.each([
  ['*/*', 200],
  ['application/json', 200],
  ['text/html, application/*;q=0.5', 200],
  ['text/html', 406],
  ['application/xml', 406],
])('Accept: %s', async (accept, status) => {
  const { sandbox, prepared: token } = await withUser(deis11);
  const headers = { Authorization: `token ${token}`, Accept: accept };
  expect((await sandbox.send({ method: 'GET', path: '/v1/apps', headers })).status).toBe(status);
});

test.each([
  ['localhost', 200],
  ['LOCALHOST:8000', 200],
  ['127.0.0.1:1', 200],
  ['[::1]:8000', 200],
  ['example.com', 404],
  ['localhost.example.com', 404],
  ['127.0.0.1.example.com', 404],
  ['localhost:99999', 400],
])('Host: %s', async (host, status) => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const headers = { Authorization: `token ${token}`, Host: host };
  expect((await sandbox.send({ method: 'GET', path: '/v2/apps', headers })).status).toBe(status);
});

test.each([
  'GARBAGE\r\n\r\n',
  'GET http://example.com/v2/apps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
])('what is no request of ours is refused: %o', async (bytes) => {
  const { sandbox } = await withUser(deis22);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(sandbox.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => {
      resolve(text);
    });
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).toContain('DEIS_API_VERSION: 2.2\r\n');
  expect(sandbox.reported).toEqual([]);
});

test('a client that goes away in the middle of its request is no error', async () => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const head = `POST /v2/apps/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: token ${token}\r\nContent-Length: 100\r\n\r\n`;
  await new Promise<void>((resolve) => {
    const socket = connect(sandbox.port, '127.0.0.1', () => {
      socket.write(`${head}{"id": "half`, () => socket.destroy());
    });
    socket.on('close', () => {
      resolve();
    });
  });
  expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 0 });
  await sandbox.close();
  expect(sandbox.reported).toEqual([]);
});

test('an error of its own is a 500 for the client, told to whoever started it, and not the end', async () => {
  const clock = { isBroken: false };
  const now = (): Date => {
    if (clock.isBroken) throw new Error('no clock');
    return new Date();
  };
  const { sandbox, prepared: token } = await withUser(deis22, { now });
  clock.isBroken = true;
  const { status, json } = await sandbox.ask('apps.create', { id: 'go' }, token);
  expect([status, json]).toEqual([500, { detail: 'Server Error' }]);
  expect(sandbox.reported).toMatchObject([{ message: 'no clock' }]);
  clock.isBroken = false;
  expect((await sandbox.ask('apps.info', { app: 'go' }, token)).status).toBe(404);
  expect((await sandbox.ask('apps.create', { id: 'go' }, token)).status).toBe(201);
});
