import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answerer } from '../http/servers.ts';
import { announced, ciMachine, fake } from './controllers.ts';

const many = Array.from({ length: 250 }, (_, index) => ({ id: `app-${String(index).padStart(3, '0')}` }));
const ids = many.map(({ id }) => id);

/** Lists 250 apps as controllers page: `limit` and `offset` in v2, `page` and `page_size` in v1. */
function pager(origin: string, usual = 100): Answerer {
  return (response, { path }) => {
    const { pathname, searchParams: query } = new URL(path, 'http://x');
    const isOld = pathname.startsWith('/v1');
    const size = Number(query.get(isOld ? 'page_size' : 'limit') ?? usual) || usual;
    const offset = isOld ? (Number(query.get('page') ?? 1) - 1) * size : Number(query.get('offset') ?? 0);
    const next = new URL(`${origin}${pathname}?${query.toString()}`);
    if (isOld) next.searchParams.set('page', String(offset / size + 2));
    else next.searchParams.set('limit', String(size));
    if (!isOld) next.searchParams.set('offset', String(offset + size));
    const results = many.slice(offset, offset + size);
    response.end(JSON.stringify({ count: 250, next: offset + size < 250 ? next.href : null, results }));
  };
}

const dialects = [
  ['deis-1.1', announced.deis11, '/v1'],
  ['deis-2.2', announced.deis22, '/v2'],
  ['drycc-2.1', announced.drycc21, '/v2'],
] as const;

describe.each(dialects)('a list in %s', (_, headers, prefix) => {
  it.each(['http://127.0.0.1', 'https://internal.example.com:8443', 'http://evil.example.com/other/path'])(
    'comes whole, and "next" of %s decides neither host nor path',
    async (origin) => {
      const controller = await fake(headers, prefix, pager(origin));
      const machine = ciMachine(controller.server.origin);
      await machine.run('apps:list --limit 1');
      controller.asked();
      const { exitCode, stdout, stderr } = await machine.run('apps:list');
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toBe(`=== Apps\n${ids.join('\n')}\n`);
      const asked = controller.asked();
      // Where pages have numbers, all are as large as the first one.
      expect(asked).toHaveLength(prefix === '/v1' ? 3 : 2);
      for (const request of asked) expect(request).toMatch(new RegExp(`^GET ${prefix}/apps(?:\\?|$)`));
      expect(await machine.json('apps:list')).toEqual(many);
    },
  );

  it.each([
    [1, 1],
    [100, 1],
    [101, 1],
    [249, 1],
  ])('is cut by --limit %i in %i request, and the heading says so', async (limit, requests) => {
    const controller = await fake(headers, prefix, pager('http://x'));
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps:list --limit 1');
    controller.asked();
    const { stdout } = await machine.run(`apps:list --limit ${limit}`);
    expect(stdout).toBe(`=== Apps (${limit} of 250)\n${ids.slice(0, limit).join('\n')}\n`);
    expect(controller.asked()).toHaveLength(requests);
    expect(await machine.json(`apps:list -l ${limit}`)).toEqual(many.slice(0, limit));
  });

  it.each([250, 1000])('is not cut by --limit %i', async (limit) => {
    const controller = await fake(headers, prefix, pager('http://x'));
    const { stdout } = await ciMachine(controller.server.origin).run(`apps:list --limit=${limit}`);
    expect(stdout).toBe(`=== Apps\n${ids.join('\n')}\n`);
  });

  it('comes whole from a controller that allows few requests at a time, and in few', async () => {
    let allowed = 2;
    const controller = await fake(headers, prefix, (response, request, index) => {
      const path = request.path.replace(/(limit|page_size)=\d+/, '$1=10');
      if ((allowed -= 1) < 0) response.writeHead(429, { 'Retry-After': '1' }).end();
      else pager('http://x', 10)(response, { ...request, path }, index);
    });
    const { exitCode, stdout } = await ciMachine(controller.server.origin).run('apps:list', {
      pause() {
        allowed = 2;
        return Promise.resolve();
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `=== Apps\n${ids.join('\n')}\n` });
    // One after the other, each pause would come after one request too many.
    expect(controller.asked().length).toBeLessThanOrEqual(1 + 25 * 1.5 + 6);
  });

  it('follows a controller that gives less at a time than was asked for', async () => {
    const capped: Answerer = (response, request, index) => {
      const path = request.path.replace(/(limit|page_size)=\d+/, '$1=100');
      pager('http://x')(response, { ...request, path }, index);
    };
    const controller = await fake(headers, prefix, capped);
    const { stdout } = await ciMachine(controller.server.origin).run('apps:list --limit 150');
    expect(stdout).toBe(`=== Apps (150 of 250)\n${ids.slice(0, 150).join('\n')}\n`);
  });
});

it.each([
  ['deis-2.2', announced.deis22, '/v2', ['GET /v2/apps?limit=50', 'GET /v2/apps?limit=50&offset=50']],
  ['deis-1.1', announced.deis11, '/v1', ['GET /v1/apps?page_size=50', 'GET /v1/apps?page_size=50&page=2']],
] as const)('the response_limit of the settings is the size of a page in %s', async (_, headers, prefix, first) => {
  const controller = await fake(headers, prefix, pager('http://x'));
  const machine = ciMachine('', { DEIS_TOKEN: '' });
  mkdirSync(join(machine.home, '.deis'));
  const profile = { username: 'ada', controller: controller.server.origin, token: 'the-token', response_limit: 50 };
  writeFileSync(join(machine.home, '.deis', 'client.json'), JSON.stringify(profile), { mode: 0o600 });
  expect((await machine.run('apps')).stdout).toBe(`=== Apps\n${ids.join('\n')}\n`);
  controller.asked();
  await machine.run('apps');
  const asked = controller.asked();
  expect(asked.slice(0, 2)).toEqual(first);
  expect(asked).toHaveLength(5);
});

describe('pages that are wrong', () => {
  const page = (next: unknown, results: unknown = [{ id: 'a' }]) => JSON.stringify({ count: 1, next, results });
  it.each([
    ['leads to itself', () => page('?offset=1'), 'go in circles', 'a\n'],
    ['goes in circles of two', (index: number) => page(`http://x/?offset=${index % 2}`), 'go in circles', 'a\na\n'],
    ['is not a URL', () => page('http://[broken'), 'not a URL', undefined],
    ['never ends', (index: number) => page(`http://x/?offset=${index}`), 'do not end', 'a\n'.repeat(10_000)],
    ['leads to no page', (index: number) => page('?offset=1', index === 0 ? [{ id: 'a' }] : null), 'page', 'a\n'],
  ])('are a failure when "next" %s, with what came before', async (_, body, words, shown) => {
    let index = 0;
    const controller = await fake(announced.deis22, '/v2', (response) => response.end(body(index++)));
    const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
    const { exitCode, stdout, stderr } = await machine.run('apps');
    expect(exitCode).toBe(8);
    expect(stdout === (shown === undefined ? '' : `=== Apps\n${shown}`)).toBe(true);
    expect(stderr).toContain(words);
    expect(stderr).toContain('apps.list');
  });

  it.each([
    [7, ' (1 of 7)'],
    ['7', ' (1 of 7)'],
    [-1, ''],
    [1.5, ''],
    [1e300, ''],
    [null, ''],
    ['many', ''],
  ])('are counted as what they are where the count is %j', async (count, shown) => {
    const body = JSON.stringify({ count, next: '?offset=1', results: [{ id: 'a' }] });
    const controller = await fake(announced.deis22, '/v2', (response) => response.end(body));
    const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
    const { exitCode, stdout } = await machine.run('apps --limit=1');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `=== Apps${shown}\na\n` });
  });

  it.each([
    ['a page that is none', (index: number) => page('?offset=1', index === 0 ? [{ id: 'a' }] : null), 8],
    ['a refusal', (index: number) => (index === 0 ? page('?offset=1') : 'Not found'), 5],
  ])('leave the array of --json open: %s', async (_, body, code) => {
    let index = 0;
    const controller = await fake(announced.deis22, '/v2', (response) => {
      const text = body(index++);
      response.writeHead(text === 'Not found' ? 404 : 200).end(text);
    });
    const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
    const { exitCode, stdout, stderr } = await machine.run('apps --json');
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '[{"id":"a"}' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: code === 5 ? 'not_found' : 'controller' } });
  });

  it('end where a page is empty, whatever it says of the next', async () => {
    let index = 0;
    const controller = await fake(announced.deis22, '/v2', (response) => {
      index += 1;
      response.end(page(`?offset=${index}`, index === 1 ? [{ id: 'a' }] : []));
    });
    const outcome = await ciMachine(controller.server.origin).run('apps --api deis-2.2');
    expect(outcome).toEqual({ exitCode: 0, stdout: '=== Apps\na\n', stderr: '' });
  });

  it.each([502, 503])('are asked for again after status %i', async (status) => {
    let index = 0;
    const controller = await fake(announced.deis22, '/v2', (response, request, at) => {
      index += 1;
      if (index === 2) response.writeHead(status).end();
      else pager('http://x')(response, request, at);
    });
    const { exitCode, stdout } = await ciMachine(controller.server.origin).run('apps --api deis-2.2');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toHaveLength(252);
  });
});
