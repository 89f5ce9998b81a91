import { expect, it } from 'vitest';
import { openSlowPlace } from '../setup/slow-sandbox.ts';

it.each([80, 40])(
  'processes have a bar for each type on a terminal of %i columns, and none in a pipe',
  async (columns) => {
    const place = await openSlowPlace('deis-2.3');
    place.podState = ({ type, num }) => (type === 'worker' ? 'starting' : num === 2 ? 'crashed' : 'up');
    const wide = { isTerminal: true, columns, environment: { NO_COLOR: '1' } };
    const { stdout } = await place.run('ps', wide);
    expect(stdout).toMatch(/^=== hello Processes\nweb +█▁ +1\/2 up, 1 failed\nworker +▄ +0\/1 up\n/);
    const ascii = await place.run('ps', { ...wide, environment: { NO_COLOR: '1', LC_ALL: 'C' } });
    expect(ascii.stdout).toMatch(/\nweb +#! +1\/2 up, 1 failed\nworker += +0\/1 up\n/);
    await place.run('ps:scale web=90');
    const many = (await place.run('ps', wide)).stdout.split('\n')[1] ?? '';
    expect(many.length).toBeLessThanOrEqual(columns);
    expect(many).toMatch(/█+▁ +89\/90 up, 1 failed$/);
    expect((await place.run('ps')).stdout).toMatch(/^=== hello Processes\n--- web:\n/);
  },
);

it('releases have marks on a terminal, and none in a pipe', async () => {
  const place = await openSlowPlace('deis-2.3');
  await place.run('config:set A=1');
  await place.run('releases:rollback v2');
  const { stdout } = await place.run('releases', { isTerminal: true, environment: { NO_COLOR: '1' } });
  expect(stdout.split('\n').map((line) => line.split('  ', 1)[0])).toEqual([
    '=== hello Releases',
    'VERSION',
    '↺ v4 *',
    '◆ v3',
    '▲ v2',
    '○ v1',
    '▲ build',
    '',
  ]);
  expect(stdout).toContain('▲ build  ◆ config  ↺ rollback  ○ start  * current\n');
  expect((await place.run('releases')).stdout).toMatch(/^=== hello Releases\nv4\t/);
});
