import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { preparedState, requestFor, type StartedSandbox } from './started-sandbox.ts';
import { spellings } from '../../src/api/dialects/dialect.ts';

const withUser = preparedState((sandbox) => sandbox.join('test'));

/** Writes bytes to a sandbox and gives all that comes back until it closes the connection. */
function exchange({ port }: StartedSandbox, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    // A server that has had enough may close before all is written.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

const statusesOf = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));

/** What a web page makes a browser send: by a form, by a script, as an image, and after its name was pointed here. */
const pages: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['another origin', { Origin: 'https://example.com' }, 403],
  ['no origin that it says', { Origin: 'null' }, 403],
  ['an origin of this machine', { Origin: 'http://localhost:3000' }, 403],
  ['an image', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, 403],
  ['a page of another port', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['a name that was pointed here', { Host: 'rebound.example.com', 'Sec-Fetch-Site': 'same-origin' }, 404],
  ['the name of this machine in another domain', { Host: '127.0.0.1.example.com:80' }, 404],
  ['any address of this machine', { Host: '0.0.0.0' }, 404],
  ['an address of a network', { Host: '192.168.0.1' }, 404],
];

test.each(dialects)('a web page gets nothing of what $name can do, and changes nothing', async (dialect) => {
  const { sandbox, prepared: token } = await withUser(dialect);
  await sandbox.ask('apps.create', { id: 'hello' }, token);
  let refused = 0;
  for (const name of Object.keys(operations) as OperationName[]) {
    if (spellings(dialect, name).length === 0) continue;
    const { body }: Operation = operations[name];
    const params = {
      app: 'hello',
      id: 'evil',
      username: 'test',
      name: 'x',
      version: 1,
      key: 'k',
      domain: 'd',
      type: 'web',
    };
    const request = requestFor(dialect, name, { ...params, ...(body !== undefined && { [body]: {} }) }, token);
    for (const [, headers, status] of pages) {
      const answer = await sandbox.send({ ...request, headers: { ...request.headers, ...headers } });
      expect(answer.status, `${name} ${JSON.stringify(headers)}`).toBe(status);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(200);
  expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 1, results: [{ id: 'hello' }] });
  expect(
    (
      await sandbox.send({
        method: 'GET',
        path: `${dialect.prefix}/apps`,
        headers: { Authorization: `token ${token}`, 'Sec-Fetch-Site': 'none' },
      })
    ).status,
  ).toBe(200);
});

const head = 'GET /v2/apps HTTP/1.1\r\nHost: localhost\r\n';

test.each<readonly [string, string, number]>([
  ['a line that is no request', 'HELLO\r\n\r\n', 400],
  ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003', 400],
  ['no Host', 'GET /v2/apps HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['two Hosts', `${head}Host: example.com\r\nConnection: close\r\n\r\n`, 421],
  ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
  ['a length and chunks', `${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['a negative length', `${head}Content-Length: -1\r\n\r\n`, 400],
  ['a chunk without a size', `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nxyz\r\n`, 400],
  ['headers of a mebibyte', `${head}X: ${'x'.repeat(1024 * 1024)}\r\n\r\n`, 431],
  ['a path of a mebibyte', `GET /${'x'.repeat(1024 * 1024)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
  ['a line feed in a header', `${head}X: a\nY\u0000: b\r\n\r\n`, 400],
  ['a path outside', 'GET /v2/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
  ['a method that there is not', 'FROB /v2/apps HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
])('%s is refused, and the sandbox goes on', async (_, bytes, status) => {
  const { sandbox, prepared: token } = await withUser(deis22);
  expect(statusesOf(await exchange(sandbox, bytes))[0]).toBe(status);
  expect((await sandbox.ask('apps.list', {}, token)).status).toBe(200);
  expect(sandbox.reported).toEqual([]);
});

test('200 clients that do not finish their requests keep nobody else from an answer', async () => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const halves = [
    head,
    `POST /v2/apps/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: token ${token}\r\nContent-Length: 50\r\n\r\n{"id":`,
  ];
  const sockets = await Promise.all(
    Array.from(
      { length: 200 },
      (_, index) =>
        new Promise<ReturnType<typeof connect>>((resolve) => {
          const socket = connect(sandbox.port, '127.0.0.1', () =>
            socket.write(halves[index % 2] ?? '', () => {
              resolve(socket);
            }),
          );
          socket.on('error', () => undefined);
        }),
    ),
  );
  expect((await sandbox.ask('apps.create', { id: 'hello' }, token)).status).toBe(201);
  expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 1 });
  for (const socket of sockets) socket.destroy();
  expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 1 });
});

test('100 requests in one piece are answered in their order, those that change something too', async () => {
  const { sandbox, prepared: token } = await withUser(deis22);
  const request = (method: string, path: string, body = '', more = ''): string =>
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: token ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${more}\r\n${body}`;
  const pairs = Array.from({ length: 50 }, (_, index) => {
    const id = `app-${index}`;
    return request('POST', '/v2/apps/', JSON.stringify({ id })) + request('GET', `/v2/apps/${id}/`);
  });
  const text = await exchange(sandbox, `${pairs.join('')}${request('GET', '/v2/apps', '', 'Connection: close\r\n')}`);
  expect(statusesOf(text)).toEqual([...Array.from({ length: 50 }, () => [201, 200]).flat(), 200]);
  const named = [...text.matchAll(/"id":"(app-\d+)"/g)].map(([, id]) => id);
  expect(named.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, index) => `app-${Math.floor(index / 2)}`));
  expect((await sandbox.ask('apps.list', {}, token)).json).toMatchObject({ count: 50 });
});

test.each<readonly [string, string]>([
  ['100,000 lists in one another', `{"values":{"A":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ['100,000 objects in one another', `{"values":{"A":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}`],
  ['a list that is not closed', `{"values":${'['.repeat(500_000)}`],
  ['half a letter', '{"values":{"A":"\\ud800'],
])('a body with %s is refused, and is no error of the sandbox', async (_, body) => {
  const { sandbox, prepared: token } = await withUser(deis22);
  await sandbox.ask('apps.create', { id: 'hello' }, token);
  const headers = { Authorization: `token ${token}`, 'Content-Type': 'application/json' };
  const { status } = await sandbox.send({ method: 'POST', path: '/v2/apps/hello/config/', headers, body });
  expect(status).toBe(400);
  expect(sandbox.reported).toEqual([]);
  expect((await sandbox.ask('releases.list', { app: 'hello' }, token)).json).toMatchObject({ count: 1 });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a variable called %s is a variable',
  async (name) => {
    const { sandbox, prepared: token } = await withUser(deis22);
    await sandbox.ask('apps.create', { id: 'hello' }, token);
    const headers = { Authorization: `token ${token}`, 'Content-Type': 'application/json' };
    const set = (value: string) =>
      sandbox.send({
        method: 'POST',
        path: '/v2/apps/hello/config/',
        headers,
        body: `{"values":{"${name}":${value}}}`,
      });
    expect((await set('"x"')).status).toBe(201);
    expect((await sandbox.ask('config.get', { app: 'hello' }, token)).text).toContain(`"values":{"${name}":"x"}`);
    expect((await set('null')).status).toBe(201);
    expect((await sandbox.ask('config.get', { app: 'hello' }, token)).text).toContain('"values":{}');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  },
);
