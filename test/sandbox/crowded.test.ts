import Database from 'libsql';
import { expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { steps } from '../../src/sandbox/state/schema.ts';
import { Store } from '../../src/sandbox/state/store.ts';
import { preparedState, type StartedSandbox, start } from './started-sandbox.ts';

const withUser = preparedState((sandbox) => sandbox.join('test'));
const apps = 10_000;
const releases = 1000;

const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)`;
const moment = `'2020-01-01T00:00:00.000Z'`;

/** A sandbox with many apps, of which one has many releases; put there by statements, which is quicker than by requests. */
async function crowded(): Promise<{ sandbox: StartedSandbox; token: string }> {
  const { sandbox: first, prepared: token } = await withUser(deis22);
  await first.close();
  const store = Store.open(first.directory);
  store.change(() => {
    const insert = (sql: string, count: number): void => {
      store.write(sql.replace('NUMBERS', numbers), count);
    };
    insert(
      `INSERT INTO apps (id, uuid, owner, structure, created, updated) SELECT * FROM (NUMBERS SELECT printf('app-%05d', n), 'uuid-' || n, 'test', '{}', ${moment}, ${moment} FROM numbers)`,
      apps,
    );
    insert(
      `INSERT INTO configs (uuid, app, owner, "values", memory, cpu, tags, registry, healthcheck, created) SELECT * FROM (NUMBERS SELECT 'config-' || n, printf('app-%05d', n), 'test', '{}', '{}', '{}', '{}', '{}', '{}', ${moment} FROM numbers)`,
      apps,
    );
    insert(
      `INSERT INTO releases (app, version, uuid, owner, summary, config, build, created) SELECT * FROM (NUMBERS SELECT printf('app-%05d', n), 1, 'release-' || n, 'test', 'test created', 'config-' || n, NULL, ${moment} FROM numbers)`,
      apps,
    );
    insert(
      `INSERT INTO configs (uuid, app, owner, "values", memory, cpu, tags, registry, healthcheck, created) SELECT * FROM (NUMBERS SELECT 'of-one-' || n, 'app-00001', 'test', json_object('N', 'v' || n), '{}', '{}', '{}', '{}', '{}', ${moment} FROM numbers)`,
      releases,
    );
    store.write(
      `INSERT INTO builds (uuid, app, owner, image, sha, procfile, dockerfile, created)
        VALUES ('build', 'app-00001', 'test', 'example/go', '', '{}', '', ${moment})`,
    );
    insert(
      `INSERT INTO releases (app, version, uuid, owner, summary, config, build, created) SELECT * FROM (NUMBERS SELECT 'app-00001', n + 1, 'of-one-' || n, 'test', 'test changed N', 'of-one-' || n, 'build', ${moment} FROM numbers)`,
      releases,
    );
  });
  store.close();
  return { sandbox: await start(deis22, { directory: first.directory }), token };
}

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly results: readonly { readonly id: string; readonly version: number }[];
}

async function allPages(ask: (offset: number) => Promise<Page>): Promise<Page['results']> {
  const results: Page['results'][number][] = [];
  for (let next: string | null = ''; next !== null;) {
    const page = await ask(results.length);
    results.push(...page.results);
    next = page.next;
  }
  return results;
}

test(`${apps} apps are listed whole and in order, and one more is made, changed and destroyed`, async () => {
  const { sandbox, token } = await crowded();
  const listed = await allPages(
    async (offset) => (await sandbox.ask('apps.list', { limit: 1000, offset }, token)).json as Page,
  );
  expect(listed).toHaveLength(apps);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(apps);
  expect((await sandbox.ask('apps.create', { id: 'one-more' }, token)).status).toBe(201);
  expect((await sandbox.ask('config.set', { app: 'one-more', values: { A: '1' } }, token)).status).toBe(201);
  expect((await sandbox.ask('apps.destroy', { app: 'one-more' }, token)).status).toBe(204);
  expect((await sandbox.ask('apps.list', { limit: 1 }, token)).json).toMatchObject({ count: apps });
});

test(`${releases} releases of one app are listed whole, gone back to, and destroyed with it`, async () => {
  const { sandbox, token } = await crowded();
  const app = 'app-00001';
  const listed = await allPages(
    async (offset) => (await sandbox.ask('releases.list', { app, limit: 300, offset }, token)).json as Page,
  );
  expect(listed.map(({ version }) => version)).toEqual(
    Array.from({ length: releases + 1 }, (_, index) => releases + 1 - index),
  );
  expect((await sandbox.ask('releases.rollback', { app, version: 500 }, token)).json).toEqual({
    version: releases + 2,
  });
  expect((await sandbox.ask('config.get', { app }, token)).json).toMatchObject({ values: { N: 'v499' } });
  expect((await sandbox.ask('apps.destroy', { app }, token)).status).toBe(204);
  await sandbox.close();
  const store = Store.open(sandbox.directory);
  for (const table of ['configs', 'releases']) {
    expect(store.first(`SELECT count(*) AS left FROM ${table} WHERE app = ?`, app)).toEqual({ left: 0 });
  }
  expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
  store.close();
});

/** The tables of the sandbox, with nothing in them, and how SQLite goes about a query. */
function plans(): { references: readonly (readonly [string, string])[]; plan: (sql: string) => readonly string[] } {
  const database = new Database(':memory:');
  for (const step of steps) database.exec(step);
  const all = (sql: string, ...values: readonly string[]): Record<string, string>[] =>
    database.prepare(sql).all(values) as Record<string, string>[];
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  return {
    references: tables.flatMap(({ name = '' }) =>
      all(`PRAGMA foreign_key_list(${name})`).map(({ from = '' }) => [name, from] as const),
    ),
    plan: (sql) => all(`EXPLAIN QUERY PLAN ${sql}`, 'x').map(({ detail = '' }) => detail),
  };
}

test('to remove a row, what refers to it is found by an index: nothing grows with the square of what there is', () => {
  const { references, plan } = plans();
  expect(references.length).toBeGreaterThan(10);
  for (const [table, column] of references) {
    expect(plan(`SELECT 1 FROM ${table} WHERE ${column} = ?`)[0], `${table}.${column}`).toMatch(/^SEARCH /);
  }
});

test.each([
  'SELECT * FROM releases WHERE app = ? ORDER BY version DESC LIMIT 1',
  'SELECT max(version) AS version FROM releases WHERE app = ?',
  'SELECT * FROM pods WHERE app = ?',
  'SELECT * FROM users WHERE token = ?',
  'SELECT app FROM collaborators WHERE username = ?',
  'SELECT * FROM domains WHERE app = ?',
])('what a request asks for is found by an index: %s', (sql) => {
  for (const detail of plans().plan(sql)) expect(detail).toMatch(/^SEARCH/);
});
