import { expect, test } from 'vitest';
import { Store } from '../../src/sandbox/state/store.ts';
import { bundleChild, kill, killAgainAndAgain, startChild } from './killed-sandbox.ts';
import { temporaryFolder } from './started-sandbox.ts';

bundleChild();

test('killed 15 times between and during writes, it has all that it acknowledged and nothing by half', async () => {
  expect(await killAgainAndAgain({ kills: 15, clients: 4 })).toBeGreaterThan(15);
});

test('after a kill the directory is free for one sandbox, and for one only', async () => {
  const directory = await temporaryFolder();
  await kill(await startChild(directory));
  const child = await startChild(directory);
  expect(() => Store.open(directory)).toThrow('another sandbox is using it');
  await kill(child);
  Store.open(directory).close();
});
