import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { Failure } from '../../src/base/errors.ts';
import { startSandbox } from '../../src/sandbox/wire/server.ts';
import { Store } from '../../src/sandbox/state/store.ts';
import { start, temporaryFolder } from './started-sandbox.ts';

test('the directory is made for its owner alone, and so is the database', async () => {
  const directory = join(await temporaryFolder(), 'a', 'b');
  const sandbox = await start(deis22, { directory });
  await sandbox.join('test');
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777, name).toBe(0o600);
  await sandbox.close();
  expect(readdirSync(directory)).toEqual(['controller.db']);
});

test('a directory is used by one sandbox at a time', async () => {
  const first = await start(deis22);
  const second = startSandbox({ directory: first.directory, dialect: deis11 });
  await expect(second).rejects.toThrow(
    `The sandbox cannot keep its data in ${first.directory}: another sandbox is using it.`,
  );
  await first.close();
  await expect(start(deis11, { directory: first.directory })).resolves.toBeDefined();
});

test('a port that is taken is told, and the directory let go', async () => {
  const first = await start(deis22);
  const directory = await temporaryFolder();
  const second = startSandbox({ directory, dialect: deis22, port: first.port });
  await expect(second).rejects.toThrow(`The sandbox cannot listen on 127.0.0.1:${first.port}: the port is in use.`);
  await expect(second).rejects.toBeInstanceOf(Failure);
  await expect(start(deis22, { directory })).resolves.toBeDefined();
});

test('a directory that cannot be written is told', async () => {
  const file = join(await temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(startSandbox({ directory: file, dialect: deis22 })).rejects.toThrow(/it cannot be written\.$/);
});

test('a file that is no database is told, and left as it is', async () => {
  const directory = await temporaryFolder();
  const file = join(directory, 'controller.db');
  writeFileSync(file, 'no database, but more than the hundred bytes that a header of SQLite has: '.repeat(20));
  const before = statSync(file).size;
  await expect(startSandbox({ directory, dialect: deis22 })).rejects.toThrow(/: its controller\.db is damaged\.$/);
  expect(statSync(file).size).toBe(before);
});

test('a database of a newer version is told, and left as it is', async () => {
  const directory = await temporaryFolder();
  const store = Store.open(directory);
  store.change(() => store.write('PRAGMA user_version=999'));
  store.close();
  await expect(startSandbox({ directory, dialect: deis22 })).rejects.toThrow(
    /a newer version of this program wrote it\.$/,
  );
  const again = new Database(join(directory, 'controller.db'));
  expect(again.pragma('user_version')).toEqual([{ user_version: 999 }]);
  again.exec('PRAGMA user_version=1');
  again.close();
});

test('the permissions of a directory that was there are its owner\u2019s matter', async () => {
  const directory = join(await temporaryFolder(), 'mine');
  mkdirSync(directory);
  chmodSync(directory, 0o755);
  await start(deis22, { directory });
  expect(statSync(directory).mode & 0o777).toBe(0o755);
});

test('the same state is there under every dialect', async () => {
  const directory = await temporaryFolder();
  let sandbox = await start(deis11, { directory });
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'go' }, token);
  await sandbox.ask('builds.create', { app: 'go', image: 'example/go', procfile: { web: './go' } }, token);
  await sandbox.ask('config.set', { app: 'go', values: { NUMBER: 1, TRUE: true } }, token);
  for (const dialect of dialects) {
    await sandbox.close();
    sandbox = await start(dialect, { directory });
    const isV1 = dialect.name === 'deis-1.1';
    const { json: config } = await sandbox.ask('config.get', { app: 'go' }, token);
    expect(config).toMatchObject({ values: isV1 ? { NUMBER: 1, TRUE: true } : { NUMBER: '1', TRUE: 'True' } });
    const { json: pods } = await sandbox.ask('pods.list', { app: 'go' }, token);
    expect(pods).toMatchObject({ results: [{ type: 'web', release: 'v3' }] });
  }
});

test('closing twice is closing once', async () => {
  const sandbox = await start(deis22);
  await Promise.all([sandbox.close(), sandbox.close()]);
  await expect(sandbox.ask('apps.list')).rejects.toThrow(/ECONNREFUSED/);
});

test('a change outside of change() is refused', async () => {
  const store = Store.open(await temporaryFolder());
  expect(() => store.write('DELETE FROM users')).toThrow('a change of the store must be made in change()');
  store.close();
});

test('a change that throws is not made at all', async () => {
  const store = Store.open(await temporaryFolder());
  const broken = (): void => {
    store.write(
      "INSERT INTO users (username, password, email, first_name, last_name, is_superuser, is_staff, date_joined, last_login) VALUES ('a', '', '', '', '', 0, 0, '', '')",
    );
    throw new Error('halfway');
  };
  expect(() => {
    store.change(broken);
  }).toThrow('halfway');
  expect(store.all('SELECT * FROM users')).toEqual([]);
  store.close();
});
