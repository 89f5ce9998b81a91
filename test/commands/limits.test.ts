import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const listed = (memory: string, cpu: string): string =>
  `=== hello Limits\n\n--- Memory\n${memory}\n\n--- CPU\n${cpu}\n`;

describe.each(dialects)('limits in $name', ({ name, version }) => {
  const { run, fail, json } = placeWithApp(name);
  const isV1 = name.startsWith('deis-1.');
  const cpu = isV1 ? '512' : '500m';
  // From 1.9 on Deis v1 makes a number of it.
  const sent = isV1 && name !== 'deis-1.1' ? 512 : cpu;

  it('are set, listed and removed', async () => {
    expect(await run('limits')).toBe(listed('Unlimited', 'Unlimited'));
    expect(await run('limits:set web=512M worker=1G')).toBe(
      `Applying limits... done\n\n${listed('web     512M\nworker  1G', 'Unlimited')}`,
    );
    expect(await run(`limits:set --cpu web=${cpu}`)).toContain(`--- CPU\nweb  ${cpu}\n`);
    expect(await run('limits:set -m web=256M')).toContain('web     256M\n');
    expect(await json('limits:list')).toMatchObject({ memory: { web: '256M', worker: '1G' }, cpu: { web: sent } });
    expect(await run('limits:unset worker')).toBe(`Applying limits... done\n\n${listed('web  256M', `web  ${cpu}`)}`);
    expect(await run('limits:unset web --cpu')).toContain('--- CPU\nUnlimited\n');
    expect(await json('limits:unset web --memory')).toMatchObject({ memory: {}, cpu: {} });
    // --memory says what is meant anyway; --cpu wins over it, as with the Go clients.
    expect(await json(`limits:set --cpu --memory web=${cpu}`)).toMatchObject({ memory: {}, cpu: { web: sent } });
    await run('limits:unset --cpu web');
  });

  it('may be two, with Drycc and from API 2.3 on', async () => {
    if (version === '2.3' || name.startsWith('drycc')) {
      expect(await run('limits:set web=128M/512M')).toContain('web  128M/512M\n');
      expect(await run('limits:set --cpu web=0.5/1')).toContain('web  0.5/1\n');
    } else {
      expect(await fail('limits:set web=128M/512M')).toMatchObject({ exitCode: 6 });
    }
  });

  it.each([
    'limits:set web=512',
    'limits:set web=512X',
    'limits:set web=1M/2M/3M',
    'limits:set --cpu web=lots',
    'limits:set --cpu web=1M',
    'limits:set WEB=1M',
    'limits:set web',
    'limits:set',
    'limits:unset web=1',
    'limits:unset --memory --cpu web',
    'limits:unset',
  ])('are refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });

  it('of the CPU count what the controller counts', async () => {
    const shares = 'Write a number of CPU shares from 0 to 1024, e.g. 512.';
    const cores = 'Write a number of cores, e.g. 1.5, or of thousandths, e.g. 500m.';
    const words = isV1 ? shares : cores;
    expect((await fail('limits:set --cpu web=lots')).stderr).toBe(`Error: "lots" is not a limit for web. ${words}\n`);
    if (!isV1) return;
    for (const limit of ['500m', '0.5', '-1', '1/2']) {
      expect(await fail(`limits:set --cpu web=${limit}`), limit).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(shares) as string,
      });
    }
    for (const limit of ['0', '1024', '1000', '007'])
      expect(await run(`limits:set --cpu web=${limit}`), limit).toContain('--- CPU\nweb');
    expect(await fail('limits:set --cpu web=1025')).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('CPU shares must be between 0 and 1024') as string,
    });
    await run('limits:unset --cpu web');
  });

  it('that are not there cannot be removed, where the controller says so', async () => {
    if (isV1) return;
    expect(await fail('limits:unset nosuch')).toMatchObject({
      exitCode: 6,
      stderr:
        'Error: nosuch does not exist under memory\n       config:list, limits:list and tags:list show the values.\n',
    });
  });
});
