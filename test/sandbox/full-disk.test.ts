import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { startSandbox } from '../../src/sandbox/wire/server.ts';
import { Store } from '../../src/sandbox/state/store.ts';
import { noSmallDisk, smallDisk } from '../machine-faults/small-disk.ts';
import { start } from './started-sandbox.ts';

const impossible = noSmallDisk();

test('on a full disk what is acknowledged is there, what is not is not, and it goes on when there is room', async ({
  skip,
}) => {
  if (impossible !== undefined) skip(impossible);
  const disk = smallDisk(2048);
  const sandbox = await start(deis22, { directory: join(disk.folder, 'state') });
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'hello' }, token);
  disk.fillUpTo(64 * 1024);
  const acknowledged: string[] = [];
  const set = async (name: string): Promise<number> => {
    const values = { [name]: name.repeat(500) };
    return (await sandbox.ask('config.set', { app: 'hello', values }, token)).status;
  };
  let refused = 0;
  for (let number = 0; refused < 5; number += 1) {
    const status = await set(`NAME_${number}`);
    if (status === 201) acknowledged.push(`NAME_${number}`);
    else {
      expect(status).toBe(507);
      refused += 1;
    }
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  const read = async () => (await sandbox.ask('config.get', { app: 'hello' }, token)).json as { values: object };
  expect(Object.keys((await read()).values).sort()).toEqual([...acknowledged].sort());
  rmSync(join(disk.folder, 'filling'));
  expect(await set('LAST')).toBe(201);
  await sandbox.close();
  sandbox.reported.length = 0;
  const store = Store.open(sandbox.directory);
  expect(store.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  store.close();
  const again = await start(deis22, { directory: sandbox.directory });
  const { json } = await again.ask('config.get', { app: 'hello' }, token);
  expect(Object.keys((json as { values: object }).values).sort()).toEqual([...acknowledged, 'LAST'].sort());
  expect((await again.ask('releases.list', { app: 'hello' }, token)).json).toMatchObject({
    count: acknowledged.length + 2,
  });
});

test('a start on a full disk says so, and not that anything is damaged; with room it goes on', async ({ skip }) => {
  if (impossible !== undefined) skip(impossible);
  const disk = smallDisk(2048);
  const directory = join(disk.folder, 'state');
  const sandbox = await start(deis22, { directory });
  const token = await sandbox.join('test');
  await sandbox.close();
  disk.fillUpTo(0);
  const said = `The sandbox cannot keep its data in ${directory}: the disk is full.`;
  await expect(startSandbox({ directory, dialect: deis22 })).rejects.toThrow(said);
  const other = join(disk.folder, 'other');
  await expect(startSandbox({ directory: other, dialect: deis22 })).rejects.toThrow('the disk is full.');
  rmSync(join(disk.folder, 'filling'));
  const again = await start(deis22, { directory });
  expect((await again.ask('apps.list', {}, token)).status).toBe(200);
});
