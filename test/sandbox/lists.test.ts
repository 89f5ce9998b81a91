import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { type Answer, preparedState, type StartedSandbox } from './started-sandbox.ts';

const ids = Array.from({ length: 25 }, (_, index) => `app-${String(index).padStart(2, '0')}`);

const withApps = preparedState(async (sandbox) => {
  const token = await sandbox.join('test');
  for (const id of ids) await sandbox.ask('apps.create', { id }, token);
  return token;
});

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly { readonly id: string }[];
}

const pageOf = ({ json }: Answer): Page => json as Page;
const idsOf = (answer: Answer): readonly string[] => pageOf(answer).results.map(({ id }) => id);

/** Follows the absolute links of a list from a page on. */
async function follow(
  sandbox: StartedSandbox,
  token: string,
  first: Answer,
  link: 'next' | 'previous',
): Promise<string[]> {
  const found = [...idsOf(first)];
  let url = pageOf(first)[link];
  while (url !== null) {
    expect(url.startsWith(sandbox.url)).toBe(true);
    const path = url.slice(sandbox.url.length);
    const page = await sandbox.send({ method: 'GET', path, headers: { Authorization: `token ${token}` } });
    found.push(...idsOf(page));
    url = pageOf(page)[link];
  }
  return found;
}

describe.each(dialects)('$name', (dialect) => {
  test('the pages of a list, followed by their links, are the whole list, each item once', async () => {
    const { sandbox, prepared: token } = await withApps(dialect, { pageSize: 10 });
    const first = await sandbox.ask('apps.list', {}, token);
    expect(pageOf(first)).toMatchObject({ count: 25, previous: null });
    expect(idsOf(first)).toEqual(ids.slice(0, 10));
    expect(await follow(sandbox, token, first, 'next')).toEqual(ids);
  });

  test('a client may choose the size of the pages; API 1.1 takes it for nothing', async () => {
    const { sandbox, prepared: token } = await withApps(dialect);
    const first = await sandbox.ask('apps.list', { limit: 4, page_size: 4 }, token);
    expect(idsOf(first)).toHaveLength(dialect.name === 'deis-1.1' ? 25 : 4);
    expect(await follow(sandbox, token, first, 'next')).toEqual(ids);
  });

  test('100 items are a page unless somebody says otherwise', async () => {
    const { sandbox, prepared: token } = await withApps(dialect);
    expect(pageOf(await sandbox.ask('apps.list', {}, token))).toMatchObject({ count: 25, next: null, previous: null });
  });
});

test.each([
  { limit: 0 },
  { limit: -1 },
  { limit: 'abc' },
  { page: 2 },
  { page_size: 2 },
  { limit: 100_000 },
  { offset: 'x' },
])('v2 takes %o for nothing', async (query) => {
  const { sandbox, prepared: token } = await withApps(deis22);
  expect(idsOf(await sandbox.ask('apps.list', query, token))).toEqual(ids);
});

test('offsets of v2, and the links back', async () => {
  const { sandbox, prepared: token } = await withApps(deis22);
  const second = await sandbox.ask('apps.list', { limit: 2, offset: 2 }, token);
  expect(pageOf(second)).toMatchObject({
    next: `${sandbox.url}/v2/apps?limit=2&offset=4`,
    previous: `${sandbox.url}/v2/apps?limit=2`,
  });
  const past = await sandbox.ask('apps.list', { limit: 2, offset: 100 }, token);
  expect(pageOf(past)).toEqual({
    count: 25,
    next: null,
    previous: `${sandbox.url}/v2/apps?limit=2&offset=98`,
    results: [],
  });
});

test('pages of v1, and the links back', async () => {
  const { sandbox, prepared: token } = await withApps(deis11, { pageSize: 10 });
  const last = await sandbox.ask('apps.list', { page: 3 }, token);
  expect(idsOf(last)).toEqual(ids.slice(20));
  expect(pageOf(last)).toMatchObject({ next: null, previous: `${sandbox.url}/v1/apps?page=2` });
  const second = await sandbox.ask('apps.list', { page: 2 }, token);
  expect(pageOf(second)).toMatchObject({ next: `${sandbox.url}/v1/apps?page=3`, previous: `${sandbox.url}/v1/apps` });
});

test.each([{ page: 4 }, { page: 0 }, { page: 'abc' }, { page: -1 }])('v1 has no %o', async (query) => {
  const { sandbox, prepared: token } = await withApps(deis11, { pageSize: 10 });
  const { status, json } = await sandbox.ask('apps.list', query, token);
  expect([status, json]).toEqual([404, { detail: 'Not found' }]);
});

test('an empty list has a first page', async () => {
  const { sandbox, prepared: token } = await withApps(deis11);
  expect((await sandbox.ask('keys.list', { page: 1 }, token)).json).toEqual({
    count: 0,
    next: null,
    previous: null,
    results: [],
  });
});

test('a list of pods is whole in v2, whatever is asked for, and has pages in v1', async () => {
  for (const dialect of [deis22, deis11]) {
    const { sandbox, prepared: token } = await withApps(dialect, { pageSize: 2 });
    const app = ids[0];
    await sandbox.ask('builds.create', { app, image: 'example/go', procfile: { web: './go' } }, token);
    await sandbox.ask('pods.scale', { app, counts: { web: 5 } }, token);
    const { json } = await sandbox.ask('pods.list', { app, limit: 2 }, token);
    if (dialect === deis22) expect(Object.keys(json as object)).toEqual(['count', 'results']);
    expect((json as Page).results).toHaveLength(dialect === deis22 ? 5 : 2);
    expect((json as Page).count).toBe(5);
  }
});
