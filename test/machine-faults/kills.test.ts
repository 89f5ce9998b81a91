import { test } from 'vitest';
import { bundleWriter, killLogins, killWriters, loginsKilled, writesKilled } from './killed-writer.ts';

bundleWriter();

test(`killed at ${writesKilled.usual} random moments of a write, the settings are the old or the new ones, whole`, async () => {
  await killWriters(writesKilled.usual, 1);
});

test(`of ${loginsKilled.usual} logins killed at random moments, each left the old or the new settings`, async () => {
  await killLogins(loginsKilled.usual);
});
