import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

describe.each(dialects)('tags in $name', ({ name, version }) => {
  const { run, fail, json } = placeWithApp(name);

  it('are set, listed and removed', async () => {
    expect(await run('tags')).toBe('=== hello Tags\n');
    expect(await run('tags:set environ=prod rack=1')).toBe(
      'Applying tags... done\n\n=== hello Tags\nenviron  prod\nrack     1\n',
    );
    expect(await run('tags:list')).toBe('=== hello Tags\nenviron  prod\nrack     1\n');
    expect(await json('tags:set rack=2')).toMatchObject({ tags: { environ: 'prod', rack: '2' } });
    expect(await run('tags:unset environ')).toBe('Applying tags... done\n\n=== hello Tags\nrack  2\n');
    expect(await json('tags:unset rack')).toMatchObject({ tags: {} });
  });

  it('are refused in the words of the controller', async () => {
    const { exitCode, stderr } = await fail('tags:set rack=b@d');
    expect(exitCode).toBe(6);
    expect(stderr).toContain(version < '2' ? 'Invalid tag value' : 'Tag values must be alphanumeric');
  });

  it.each([
    'tags:set',
    'tags:set rack',
    'tags:set =1',
    'tags:set rack=',
    'tags:set fine=1 rack=1=2',
    'tags:unset',
    'tags:unset rack=1',
  ])('are refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});
