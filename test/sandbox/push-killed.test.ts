import { expect, test } from 'vitest';
import { killDuringPushes } from './killed-pushes.ts';
import { bundleChild } from './killed-sandbox.ts';

bundleChild();

test('a sandbox that is killed during pushes, scales and rollbacks has all that it acknowledged', async () => {
  const { living, orphans } = await killDuringPushes(2);
  expect(living).toBeGreaterThan(0);
  expect(orphans).toBe(0);
});
