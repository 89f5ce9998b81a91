import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const made = new Date('2026-01-31T12:00:00.000Z');
const now = new Date('2026-01-31T12:05:00.000Z');
const dialect = 'deis-2.3';
let place: Place;

beforeAll(async () => {
  const clock = new Date(made);
  place = await createPlace(dialect, { now: () => clock, podState: () => 'up' });
  const { machine } = place;
  machine.environment['DEIS_APP'] = 'hello';
  machine.environment['NO_COLOR'] = '1';
  for (const name of ['san.example.com.pem', 'san.example.com.key.pem', 'ed25519.pub'])
    copyFileSync(new URL(`../fixtures/${name}`, import.meta.url), join(machine.directory, name));
  const first = [
    'auth:login --username ada --password opensesame ' + place.sandbox.url,
    'apps:create hello --no-remote',
    'builds:create deis/example-go',
    'config:set A=1',
    'domains:add www.example.com',
    'keys:add ed25519.pub',
    'certs:add san san.example.com.pem san.example.com.key.pem',
  ];
  for (const words of first) expect(await machine.run(words, { now: made }), words).toMatchObject({ exitCode: 0 });
});
afterAll(() => place.close());

const ago = '5 minutes ago';
const iso = '2026-01-31T12:00:00Z';
const goDay = '31 Jan 2026';

// What a pipe has is what the Go clients print: some lists of theirs have no times, and certificates have days.
it.each([
  ['apps:list', 2, undefined],
  ['apps:info', 2, iso],
  ['ps:list', 1, undefined],
  ['builds:list', 1, iso],
  ['releases:list', 3, iso],
  ['releases:info v2', 1, iso],
  ['releases:diff v1 v2', 1, iso],
  ['domains:list', 2, undefined],
  ['keys:list', 1, undefined],
  ['users:list', 2, undefined],
  ['auth:whoami --all', 2, iso],
  ['certs:info san', 2, goDay],
])('%s says %i times how long ago on a terminal, and in a pipe when', async (words, count, inPipe) => {
  const terminal = (await place.machine.run(words, { isTerminal: true, columns: 200, now })).stdout;
  expect(terminal.split(ago).length - 1, terminal).toBe(count);
  expect(terminal).not.toMatch(/2026-01-31/);
  const { stdout } = await place.machine.run(words, { now });
  expect(stdout).not.toContain('ago');
  expect(stdout.includes(inPipe ?? '2026'), stdout).toBe(inPipe !== undefined);
});

it.each(['table', 'csv', 'yaml'])('-o %s has the times that belong to it', async (form) => {
  const { stdout } = await place.machine.run(`releases:list -o ${form}`, { now });
  expect(stdout.includes(ago), stdout).toBe(form === 'table');
  expect(stdout.includes(iso), stdout).toBe(form !== 'table');
});
