import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

describe.each(dialects.map(({ name }) => name))('with %s', (dialect) => {
  let place: Place;
  let directory: string;
  const run = (line: string, options = {}) => place.machine.run(`${line} -a hello`, { directory, ...options });
  beforeAll(async () => {
    place = await createPlace(dialect);
    directory = mkdtempSync(join(place.machine.directory, 'folder-'));
    writeFileSync(join(directory, '.env'), 'A=1\nB=theirs-secret\nNEW=1\n');
    writeFileSync(join(directory, 'same.json'), '{"A":"1","B":"mine-secret","C":"3"}');
    const { machine } = place;
    for (const line of ['apps:create hello', 'apps:create other']) await machine.json(`${line} --no-remote`);
    await machine.json('config:set A=1 B=mine-secret C=3 -a hello');
    await machine.json('config:set A=1 B=mine-secret D=4 -a other');
    await machine.json(['builds:create', 'deis/example-go:1', '--procfile', 'web: ./one', '-a', 'hello']);
    await machine.json(['builds:create', 'deis/example-go:2', '--procfile', 'web: ./two', '-a', 'hello']);
  });
  afterAll(() => place.close());

  it('config:diff compares with the .env of this folder', async () => {
    const lines = '=== hello Config to .env\n~ B\n- C\n+ NEW\n';
    expect(await run('config:diff')).toEqual({ exitCode: 0, stdout: lines, stderr: '' });
    expect(await run('config:diff --exit-code')).toMatchObject({ exitCode: 1, stdout: lines });
    const { stdout } = await run('config:diff --show-values');
    expect(stdout).toContain('- B=mine-secret\n+ B=theirs-secret\n- C=3\n+ NEW=1\n');
  });

  it('config:diff compares with a file of any form, standard input and another app', async () => {
    expect(await run('config:diff --file same.json --format json --exit-code')).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect((await run('config:diff --file -', { input: 'A=1\n' })).stdout).toMatch(/\n- B\n- C\n$/);
    expect(await place.machine.json('config:diff --to-app other -a hello')).toEqual({
      app: 'hello',
      other: 'other',
      changes: [
        { name: 'C', change: 'removed' },
        { name: 'D', change: 'added' },
      ],
    });
  });

  it('config:diff compares with a release as far as a controller tells of it', async () => {
    expect(await run('config:diff --release v2 --exit-code')).toMatchObject({ exitCode: 0, stdout: '' });
    const outcome = await run('config:diff --release v1');
    // Not 1, which --exit-code means by a difference.
    expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
    expect(outcome.stderr).toContain('The variables of v1 are not available');
  });

  it('config:diff fails where there is nothing to compare with', async () => {
    expect(await run('config:diff --file missing')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run('config:diff --to-app nothing')).toMatchObject({ exitCode: 5, stdout: '' });
    expect(await run('config:diff --to-app other --release v1')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('releases:diff tells what two releases have in common, and what was done between', async () => {
    const { stdout } = await run('releases:diff v2 v4');
    expect(stdout).toMatch(/^=== hello Releases v2 to v4\nBuild: changed.\n/);
    expect(stdout).toMatch(/\+ image=deis\/example-go:2\n/);
    expect(stdout).toMatch(/\nConfig: unchanged\.\nv4\t.*\nv3\t.*\n$/);
    expect(stdout).not.toContain('secret');
    expect(await run('releases:diff v1 v2 --exit-code')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/\nBuild: unchanged\.\nConfig: changed\.\nv2\t.*\n$/) as string,
    });
    expect(await run('releases:diff v4 --exit-code')).toMatchObject({ exitCode: 0 });
    expect(await run('releases:diff v1 v9')).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it('releases:diff compares the builds that a controller keeps', async () => {
    const { build } = (await place.machine.json('releases:diff v3 v4 -a hello')) as { build: { name: string }[] };
    expect(build.map(({ name }) => name)).toEqual(['image', 'procfile web', 'uuid']);
  });
});
