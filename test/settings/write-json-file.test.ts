import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Failure } from '../../src/base/errors.ts';
import { writeJsonFile } from '../../src/settings/write-json-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-settings-'));
  path = join(folder, 'client.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const permissions = (file: string): string => (statSync(file).mode & 0o777).toString(8);

it('writes one line without an end, for its owner alone, in folders for its owner alone', async () => {
  const deep = join(folder, 'a', 'b', 'name.with.dots.json');
  await writeJsonFile(deep, () => ({ 'a.b': { c: [null] }, constructor: 1, toString: 'x' }));
  expect(readFileSync(deep, 'utf8')).toBe('{"a.b":{"c":[null]},"constructor":1,"toString":"x"}');
  expect([deep, join(folder, 'a', 'b'), join(folder, 'a')].map(permissions)).toEqual(['600', '700', '700']);
});

it.each(['', '{"a":', '[]', 'null', '5', '{"__proto__":{"x":1}}'])('takes the place of %j', async (before) => {
  writeFileSync(path, before, { mode: 0o644 });
  await writeJsonFile(path, () => ({ now: 1 }));
  expect(readFileSync(path, 'utf8')).toBe('{"now":1}');
  expect(permissions(path)).toBe('600');
});

// These two tell that conf writes by src/settings/private-file.ts here too, and not by its own atomically.
it('makes the file that a link leads to', async () => {
  symlinkSync('real.json', path);
  await writeJsonFile(path, () => ({ now: 1 }));
  expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('{"now":1}');
  expect(readdirSync(folder).sort()).toEqual(['client.json', 'real.json']);
});

it('removes the drafts of killed processes', async () => {
  const draft = `${path}.0f8fad5b-d9cb-469f-a165-70867728950e`;
  writeFileSync(draft, 'a token');
  utimesSync(draft, 0, 0);
  await writeJsonFile(path, () => ({ now: 1 }));
  expect(readdirSync(folder)).toEqual(['client.json']);
});

it('reads what is there as late as it can, and passes on why that fails', async () => {
  const failure = new Failure('failure', 'broken');
  const fails = writeJsonFile(path, () => {
    throw failure;
  });
  await expect(fails).rejects.toBe(failure);
  expect(readdirSync(folder)).toEqual([]);
  const first = writeJsonFile(path, () => ({ first: true }));
  const second = writeJsonFile(path, () => ({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), second: true }));
  await Promise.all([first, second]);
  expect(readFileSync(path, 'utf8')).toBe('{"first":true,"second":true}');
});

it.skipIf(spawnSync('mkfifo', ['--version']).error)('does not wait for a pipe', async () => {
  spawnSync('mkfifo', [path]);
  await expect(writeJsonFile(path, () => ({}))).rejects.toThrow('cannot be written: it is no file');
});

it('goes without what conf has for schemas, which says so', () => {
  expect(() => new Conf({ cwd: folder, schema: {} })).toThrow('is not bundled');
});
