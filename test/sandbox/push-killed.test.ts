import { expect, test } from 'vitest';
import { extent } from '../setup/extent.ts';
import { killDuringPushes } from './killed-pushes.ts';
import { bundleChild } from './killed-sandbox.ts';

bundleChild();

const kills = { sample: 2, whole: 100 }[extent];

test(`killed ${kills} times during pushes, scales and rollbacks, it has all that it acknowledged`, async ({
  annotate,
}) => {
  const counts = await killDuringPushes(kills);
  await annotate(JSON.stringify(counts));
  expect(counts.living).toBeGreaterThan(0);
  expect(counts.orphans).toBe(0);
});
