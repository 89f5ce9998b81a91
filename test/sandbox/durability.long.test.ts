import { expect, test } from 'vitest';
import { bundleChild, killAgainAndAgain } from './killed-sandbox.ts';

bundleChild();

test('killed 200 times between and during writes, it has all that it acknowledged and nothing by half', async () => {
  expect(await killAgainAndAgain({ kills: 200, clients: 4 })).toBeGreaterThan(200);
});

test('killed under load from 32 clients, it has all that it acknowledged and nothing by half', async () => {
  expect(await killAgainAndAgain({ kills: 10, clients: 32 })).toBeGreaterThan(10);
});
