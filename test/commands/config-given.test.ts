import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
let directory: string;
beforeAll(async () => {
  place = await createPlace('deis-2.2');
  await place.machine.json('apps:create hello --no-remote');
  directory = mkdtempSync(join(place.machine.directory, 'folder-'));
  writeFileSync(join(directory, 'key.pem'), '-----BEGIN-----\nMII\n-----END-----\n\r\n');
  writeFileSync(join(directory, 'binary'), Buffer.from([0x80, 0x81]));
  writeFileSync(join(directory, 'nul'), 'a\0b');
  writeFileSync(join(directory, 'empty'), '');
  mkdirSync(join(directory, 'folder'));
});
afterAll(() => place.close());

async function setTo(value: string, words: readonly string[], options = {}) {
  const outcome = await place.machine.run(['config:set', `V=${value}`, 'ALSO=1', '-a', 'hello', ...words], {
    directory,
    ...options,
  });
  expect(outcome.exitCode).toBe(0);
  const values = (await place.machine.json('config:get V -a hello')) as { V: string };
  await place.machine.json('config:unset V ALSO -a hello');
  return { value: values.V, stderr: outcome.stderr };
}

describe('the value of a variable', () => {
  it.each(['@', '@missing', '@@x', '-', '@key.pem'])('is what it is: %s', async (value) => {
    const { value: set, stderr } = await setTo(value, [], { input: 'from standard input' });
    expect(set).toBe(value);
    const note = 'Note: Also the name of a file, which only --read would read: V.\n';
    expect(stderr).toBe(value === '@key.pem' ? note : '');
  });

  it.each<[value: string, wanted: string]>([
    ['@key.pem', '-----BEGIN-----\nMII\n-----END-----'],
    ['@empty', ''],
    ['@@key.pem', '@key.pem'],
    ['@@', '@'],
    ['plain', 'plain'],
    ['--', '--'],
    ['-', 'a\nb'],
  ])('is read with --read: %s', async (value, wanted) => {
    const { value: set, stderr } = await setTo(value, ['--read'], { input: 'a\nb\n' });
    expect({ set, stderr }).toEqual({ set: wanted, stderr: '' });
  });

  it.each<[pairs: string, message: string]>([
    ['V=@missing', 'Could not read missing for V'],
    ['V=@folder', 'Could not read folder for V'],
    ['V=@-', 'To read standard input, write V=-.'],
    ['V=@binary', 'The value for V is not UTF-8 text.'],
    ['V=@nul', 'contains a NUL character'],
    ['V=-', 'Standard input is not text in UTF-8.'],
    ['V=@', 'V has no file name after "@".'],
    ['V=- W=-', 'Standard input can be the value of one variable only.'],
  ])('cannot be read of %s, and nothing is set', async (pairs, message) => {
    const before = await place.machine.json('config:list -a hello');
    const input = Buffer.from([0x78, 0x80]);
    const outcome = await place.machine.run(`config:set ALSO=1 ${pairs} --read -a hello`, { directory, input });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(await place.machine.json('config:list -a hello')).toEqual(before);
  });
});
