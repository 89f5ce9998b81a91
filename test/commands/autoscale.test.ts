import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const has = (version: string): boolean => version === '2.3';

describe.each(dialects.filter(({ version }) => has(version)))('autoscale in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('is set, listed and removed', async () => {
    expect(await run('autoscale')).toBe('=== hello Autoscale\n\nNo autoscale rules found.\n');
    expect(await run('autoscale:set web --min=3 --max=8 --cpu-percent=75')).toBe(
      'Applying autoscale settings for process type web on hello... done\n',
    );
    expect(await json('autoscale:set cmd --min 1 --max 1 --cpu-percent 50')).toMatchObject({
      app: 'hello',
      autoscale: { web: { min: 3, max: 8, cpu_percent: 75 }, cmd: { min: 1, max: 1, cpu_percent: 50 } },
    });
    expect(await run('autoscale:list')).toBe(
      '=== hello Autoscale\n\n--- cmd:\nMin Replicas: 1\nMax Replicas: 1\nCPU: 50%\n' +
        '--- web:\nMin Replicas: 3\nMax Replicas: 8\nCPU: 75%\n',
    );
    expect(await run('autoscale:unset web')).toBe('Removing autoscale for process type web on hello... done\n');
    expect(await json('autoscale:list')).toMatchObject({ autoscale: { cmd: { min: 1 } } });
    expect(await fail('autoscale:unset web')).toMatchObject({
      exitCode: 6,
      stderr:
        'Error: web does not exist under autoscale\n       config:list, limits:list and tags:list show the values.\n',
    });
    expect(await fail('autoscale:set cmd --min 1 --max 1 --cpu-percent 50')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: ada changed nothing\n       Add --ok-if-unchanged to check whether it is already as you asked.\n',
    });
  });

  it.each([
    'autoscale:set web --min=3 --max=8',
    'autoscale:set web --min=3 --cpu-percent=8',
    'autoscale:set --min=3 --max=8 --cpu-percent=75',
    'autoscale:set web --min=9 --max=8 --cpu-percent=75',
    'autoscale:set web --min=0 --max=8 --cpu-percent=75',
    'autoscale:set We_b --min=1 --max=8 --cpu-percent=75',
    'autoscale:unset',
  ])('is refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});

describe.each(dialects.filter(({ version }) => !has(version)))('autoscale in $name', ({ name, version }) => {
  const { fail } = placeWithApp(name);

  it.each(['autoscale:list', 'autoscale:set web --min=3 --max=8 --cpu-percent=75', 'autoscale:unset web'])(
    'is not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`:\\w+ needs API 2\\.\\d; http:.* speaks ${version}\\.\n`));
    },
  );
});
