import { test } from 'vitest';
import { extent } from '../setup/extent.ts';
import { bundleWriter, killLogins, killWriters, loginsKilled, writesKilled } from './killed-writer.ts';

const [writes, logins] = [writesKilled[extent], loginsKilled[extent]];

bundleWriter();

test(`killed at ${writes} random moments of a write, the settings are the old or the new ones, whole`, async () => {
  await killWriters(writes, Math.max(1, writes / 20));
});

test(`of ${logins} logins killed at random moments, each left the old or the new settings`, async () => {
  await killLogins(logins);
});
