import { expect, test } from 'vitest';
import { Store } from '../../src/sandbox/state/store.ts';
import { extent } from '../setup/extent.ts';
import { bundleChild, kill, killAgainAndAgain, startChild } from './killed-sandbox.ts';
import { temporaryFolder } from './started-sandbox.ts';

bundleChild();

const kills = { sample: 15, whole: 200 }[extent];

test(`killed ${kills} times between and during writes, it has all that it acknowledged and nothing by half`, async () => {
  expect(await killAgainAndAgain({ kills, clients: 4 })).toBeGreaterThan(kills);
});

test.skipIf(extent === 'sample')(
  'killed under load from 32 clients, it has all that it acknowledged and nothing by half',
  async () => {
    expect(await killAgainAndAgain({ kills: 10, clients: 32 })).toBeGreaterThan(10);
  },
);

test('after a kill the directory is free for one sandbox, and for one only', async () => {
  const directory = await temporaryFolder();
  await kill(await startChild(directory));
  const child = await startChild(directory);
  expect(() => Store.open(directory)).toThrow('another sandbox is using it');
  await kill(child);
  Store.open(directory).close();
});

test('a look whether it is in use does not keep it in use', async () => {
  const directory = await temporaryFolder();
  const child = await startChild(directory);
  expect(Store.isInUse(directory)).toBe(true);
  await kill(child);
  expect(Store.isInUse(directory)).toBe(false);
  Store.open(directory).close();
});
