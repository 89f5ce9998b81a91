import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

describe.each(dialects.map(({ name }) => name))('--dry-run with %s', (dialect) => {
  let place: Place;
  let directory: string;
  beforeAll(async () => {
    place = await createPlace(dialect);
    directory = mkdtempSync(join(place.machine.directory, 'folder-'));
    writeFileSync(join(directory, '.env'), 'NEW=new-secret\nB=2\nA=other\n');
    const json = (words: string | readonly string[]) => place.machine.json(words);
    await json('apps:create hello --no-remote');
    await json(['builds:create', 'deis/example-go:1', '--procfile', 'web: ./server', '-a', 'hello']);
    await json('config:set A=old-secret B=2 -a hello');
  });
  afterAll(() => place.close());

  /** Everything that a command could have changed. */
  const state = () =>
    Promise.all(
      ['config:list', 'releases:list', 'builds:list', 'apps:info', 'ps:list'].map((line) =>
        place.machine.json(`${line} -a hello`),
      ),
    );

  it.each<[line: string, stdout: RegExp, changes: unknown]>([
    [
      'config:set A=1 C=3 B=2',
      /^Would change the environment variables of hello in a new release:\n~ A\n\+ C\n$/,
      [
        { name: 'A', change: 'changed' },
        { name: 'C', change: 'added' },
      ],
    ],
    [
      'config:set A=1 C= --show-values',
      /:\n- A=old-secret\n\+ A=1\n\+ C=\n$/,
      [
        { name: 'A', change: 'changed', before: 'old-secret', after: '1' },
        { name: 'C', change: 'added', after: '' },
      ],
    ],
    ['config:set B=2', /:\nNothing would change\.\n$/, []],
    ['config:unset A', /:\n- A\n$/, [{ name: 'A', change: 'removed' }]],
    [
      'config:push',
      /:\n~ A\n\+ NEW\n$/,
      [
        { name: 'A', change: 'changed' },
        { name: 'NEW', change: 'added' },
      ],
    ],
    [
      'builds:create deis/example-go:2',
      /^Would deploy deis\/example-go:2 to hello in a new release:\n- image=deis\/example-go:1\n\+ image=deis\/example-go:2\n/,
      expect.arrayContaining([
        { name: 'image', change: 'changed', before: 'deis/example-go:1', after: 'deis/example-go:2' },
      ]),
    ],
    [
      'ps:scale web=3',
      /^Would scale hello:\n- web=1\n\+ web=3\n$/,
      [{ name: 'web', change: 'changed', before: '1', after: '3' }],
    ],
    ['ps:scale web=1', /^Would scale hello:\nNothing would change\.\n$/, []],
    [
      'releases:rollback v2',
      /^Would roll hello back to v2 in a new release:\n- config=[0-9a-f-]{36}\n\+ config=[0-9a-f-]{36}\n$/,
      [expect.objectContaining({ name: 'config', change: 'changed' })],
    ],
    [
      'releases:rollback',
      /^Would roll hello back to v2 in a new release:/,
      [expect.objectContaining({ name: 'config' })],
    ],
  ])('%s says what would be changed, and changes nothing', async (line, stdout, changes) => {
    const before = await state();
    const words = `${line} --dry-run -a hello`;
    const outcome = await place.machine.run(words, { directory });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toMatch(stdout);
    if (!line.includes('--show-values')) expect(outcome.stdout).not.toContain('secret');
    expect(await place.machine.json(words, { directory })).toMatchObject({ dry_run: true, app: 'hello', changes });
    expect(await state()).toEqual(before);
  });

  it('names what cannot be removed', async () => {
    const outcome = await place.machine.run('config:unset NOPE --dry-run -a hello');
    expect(outcome).toMatchObject({ exitCode: 0, stderr: 'Note: Not set, which controllers may refuse: NOPE.\n' });
  });

  it('fails where the change would', async () => {
    expect(await place.machine.run('config:set A=1 --dry-run -a nothing')).toMatchObject({ exitCode: 5, stdout: '' });
    expect(await place.machine.run('config:set SSH_KEY=x --dry-run -a hello')).toMatchObject({ exitCode: 2 });
    expect(await place.machine.run('config:push -p missing --dry-run -a hello')).toMatchObject({ exitCode: 2 });
    expect((await place.machine.run('releases:rollback v99 --dry-run -a hello')).exitCode).not.toBe(0);
  });
});
