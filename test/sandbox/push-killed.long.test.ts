import { expect, test } from 'vitest';
import { killDuringPushes } from './killed-pushes.ts';
import { bundleChild } from './killed-sandbox.ts';

bundleChild();

test('a hundred kills during pushes, scales and rollbacks lose nothing that was acknowledged', async ({ annotate }) => {
  const counts = await killDuringPushes(100);
  await annotate(JSON.stringify(counts));
  expect(counts.orphans).toBe(0);
  expect(counts.pushes).toBeGreaterThan(0);
  expect(counts.changes).toBeGreaterThan(0);
});
