import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const has = (version: string): boolean => version === '2.3';

describe.each(dialects.filter(({ version }) => has(version)))('labels in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('are set, listed and removed', async () => {
    expect(await run('labels')).toBe('=== hello Label\nNo labels found.\n');
    expect(await run('labels:set team=frontend git_repo=https://example.com/r')).toBe(
      'Applying labels on hello... done\n',
    );
    expect(await run('labels:list')).toBe('=== hello Label\ngit_repo:  https://example.com/r\nteam:      frontend\n');
    expect(await json('labels:set team=backend')).toMatchObject({
      label: { team: 'backend', git_repo: 'https://example.com/r' },
    });
    expect(await run('labels:unset team')).toBe('Removing labels on hello... done\n');
    expect(await json('labels')).toMatchObject({ label: { git_repo: 'https://example.com/r' } });
    expect(await fail('labels:unset team')).toMatchObject({
      exitCode: 6,
      stderr:
        'Error: team does not exist under label\n       config:list, limits:list and tags:list show the values.\n',
    });
  });

  it.each([
    'labels:set',
    'labels:set team',
    'labels:set =x',
    'labels:set team=',
    'labels:set fine=1 team=a=b',
    'labels:unset',
    'labels:unset team=x',
  ])('are refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});

describe.each(dialects.filter(({ version }) => !has(version)))('labels in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['labels:list', 'labels:set team=x', 'labels:unset team'])(
    'are not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
    },
  );
});
