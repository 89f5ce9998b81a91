import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { changeState, start, temporaryFolder } from './started-sandbox.ts';
import { realPlace } from './real-sandbox.ts';

let machine: Machine;
let folder: string;
beforeEach(async () => {
  machine = createMachine();
  onTestFinished(() => {
    machine.remove();
  });
  folder = await temporaryFolder();
  const sandbox = await start(deis22, { directory: folder });
  await sandbox.join('ada');
  await sandbox.close();
  writeFileSync(join(folder, 'ports.json'), '{"http":1,"https":2}');
});

const file = (): string => join(folder, 'controller.db');
const size = (): number => statSync(file()).size;

const damages: readonly (readonly [what: string, why: string, next: string, how: () => void])[] = [
  [
    'is no database',
    'its controller.db is damaged',
    'Put a copy of it back, or',
    () => {
      writeFileSync(file(), 'no database, but more than the header of one has: '.repeat(100));
    },
  ],
  [
    'has lost its second half',
    'its controller.db is damaged',
    'Put a copy of it back, or',
    () => {
      truncateSync(file(), size() / 2);
    },
  ],
  [
    'has a page of something else',
    'its controller.db is damaged',
    'Put a copy of it back, or',
    () => {
      const bytes = readFileSync(file());
      // The first page has the header and the schema, and the second a table.
      bytes.fill(0xa5, 4096, 8192);
      writeFileSync(file(), bytes);
    },
  ],
  [
    'is empty',
    'its controller.db is damaged',
    'Put a copy of it back, or',
    () => {
      truncateSync(file(), 0);
    },
  ],
  [
    'is of a newer version',
    'a newer version of this program wrote it',
    'Update this program, or',
    () => {
      changeState(folder, 'PRAGMA user_version=999');
    },
  ],
];

describe.each(damages)('a controller.db that %s', (_, why, next, damage) => {
  it('is said to be so by sandbox:start, with what to do, is left as it is, and goes with sandbox:reset', async () => {
    damage();
    const before = readFileSync(file());
    expect(await machine.run(['sandbox:start', '--data', folder])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        `Error: The sandbox cannot keep its data in ${folder}: ${why}.\n` +
        `       ${next} delete all apps and users of this sandbox: deis sandbox:reset --data ${folder}\n`,
    });
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(await machine.run(['sandbox:status', '--data', folder])).toMatchObject({ exitCode: 0, stderr: '' });

    const refused = await machine.run(['sandbox:reset', '--data', folder], { answers: [[`in ${folder}?`, 'n\r']] });
    expect(refused.exitCode).toBe(2);
    expect(readFileSync(file()).equals(before)).toBe(true);
    const reset = await machine.run(['sandbox:reset', '--data', folder, '--yes']);
    expect(reset).toEqual({ exitCode: 0, stdout: `Deleted all sandbox data in ${folder}\n`, stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
    const sandbox = await start(deis22, { directory: folder });
    expect((await sandbox.ask('apps.list')).status).toBe(401);
  });
});

it('an empty controller.db of a first start that was killed is a new one', async () => {
  const other = await temporaryFolder();
  writeFileSync(join(other, 'controller.db'), '');
  const sandbox = await start(deis22, { directory: other });
  expect(await sandbox.join('ada')).toMatch(/^\w+$/);
});

it('the same is said of a start in the background', async () => {
  const place = realPlace();
  writeFileSync(file(), 'no database at all');
  const { exitCode, stderr } = await place.run(['sandbox:start', '--background', '--data', folder]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr:
      `Error: The sandbox cannot keep its data in ${folder}: its controller.db is damaged.\n` +
      `       Put a copy of it back, or delete all apps and users of this sandbox: deis sandbox:reset --data ${folder}\n`,
  });
});
