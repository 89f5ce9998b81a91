import { describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { Interruption } from '../../src/base/errors.ts';
import type { Pod } from '../../src/models/pod.ts';
import { sample } from '../setup/extent.ts';
import { openSlowPlace, slowly, type SlowPlace } from '../setup/slow-sandbox.ts';

const names = dialects.map(({ name }) => name);
const changes = ({ gateway }: SlowPlace): string[] => gateway.asked.filter((each) => !each.startsWith('GET'));

/** What changes an app, and what is up when it is waited for. */
const commands: readonly (readonly [line: string, counts: string])[] = [
  ['ps:scale web=4', 'web 4/4 up'],
  ['ps:scale web=2 worker=3', 'web 2/2 up, worker 3/3 up'],
  ['config:set DEBUG=1', 'web 2/2 up, worker 3/3 up'],
  ['config:push --path -', 'web 2/2 up, worker 3/3 up'],
  ['config:unset DEBUG', 'web 2/2 up, worker 3/3 up'],
  ['limits:set web=512M', 'web 2/2 up, worker 3/3 up'],
  ['tags:set rack=1', 'web 2/2 up, worker 3/3 up'],
  ['tags:unset rack', 'web 2/2 up, worker 3/3 up'],
  ['releases:rollback v2', 'web 2/2 up, worker 3/3 up'],
  ['builds:create deis/example-go:v2', 'cmd 1/1 up'],
];

/** The same where the answer to the change gets lost, and how. */
const lost = [
  ['ps:scale web=3', 504, 'web 3/3 up'],
  ['config:set DEBUG=1', 503, 'web 3/3 up, worker 1/1 up'],
  ['config:unset DEBUG', 'cut', 'web 3/3 up, worker 1/1 up'],
  ['releases:rollback v2', 502, 'web 3/3 up, worker 1/1 up'],
  ['builds:create deis/example-go:v2', 504, 'cmd 1/1 up'],
] as const;

/** Containers of Deis v1, and pods. */
const kindOf = (dialect: string): string => (dialect.startsWith('deis-1.') ? 'containers' : 'pods');

/** Deis v1 stops the processes that a Procfile lacks: a build without one is not sent there while there are any. */
const typed = (line: string, dialect: string): string[] => [
  ...line.split(' '),
  ...(dialect.startsWith('deis-1.') && line.startsWith('builds:') ? ['--procfile=web: x\nworker: x'] : []),
];
const told = (counts: string, dialect: string, before: string): string =>
  dialect.startsWith('deis-1.') && counts.startsWith('cmd') ? before : counts;

describe.each(sample(names, kindOf))('--wait, after each kind of change in %s', (dialect) => {
  it('ends when the processes of the change are up', async () => {
    const place = await openSlowPlace(dialect);
    for (const [line, counts] of commands) {
      place.gateway.asked.length = 0;
      const before = place.waited();
      const outcome = await place.run([...typed(line, dialect), '--wait'], { input: 'A=2\n' });
      expect(outcome, line).toMatchObject({ exitCode: 0 });
      expect(outcome.stderr, line).toContain(`Note: hello: ${told(counts, dialect, 'web 2/2 up, worker 3/3 up')}.\n`);
      expect(place.waited() - before, line).toBeGreaterThan(9);
      expect(changes(place), line).toHaveLength(1);
      const pods = (await place.json('ps')) as Pod[];
      expect(new Set(pods.map(({ state }) => state)), line).toEqual(new Set(['up']));
    }
  });
});

describe.each(sample(names, kindOf, 1))('--wait in %s', (dialect) => {
  it('does not wait without it', async () => {
    const place = await openSlowPlace(dialect);
    const { exitCode, stdout } = await place.run('ps:scale web=4');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('initializing');
    expect(place.waited()).toBe(0);
  });

  it('ends when there are fewer, or none', async () => {
    const place = await openSlowPlace(dialect);
    expect((await place.run('ps:scale web=0 --wait')).stderr).toContain('Note: hello has no processes to run.\n');
    expect((await place.json('ps:list web')) as Pod[]).toEqual([]);
  });

  it('and ps:wait end when a process has failed, and say which', async () => {
    const place = await openSlowPlace(dialect);
    place.podState = (pod, age) => (pod.num === 3 && age >= 3_000 ? 'crashed' : slowly(pod, age));
    const outcome = await place.run('ps:scale web=3 --wait');
    expect(outcome).toMatchObject({ exitCode: 9, stdout: '' });
    const [failed] = ((await place.json('ps')) as Pod[]).filter(({ state }) => state === 'crashed');
    expect(outcome.stderr).toContain(`Process ${failed?.name ?? '-'} of release v2 failed: it is crashed.\n`);
    expect(outcome.stderr).toContain('apps:logs --app hello');
    const again = await place.run('ps:wait web');
    expect(again).toMatchObject({ exitCode: 9, stdout: '', stderr: outcome.stderr.replace(/^Note.*\n/gm, '') });
    expect(await place.run('ps:wait worker')).toMatchObject({ exitCode: 0 });
  });

  it('end when --timeout is over, and leave the change as it is', async () => {
    const place = await openSlowPlace(dialect);
    place.podState = () => 'starting';
    const outcome = await place.run('config:set DEBUG=1 --wait --timeout 30');
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    expect(outcome.stderr).toContain('hello is not up after 30 seconds: web 0/2 up, worker 0/1 up.');
    expect(place.waited()).toBeCloseTo(30, 1);
    expect(changes(place)).toHaveLength(1);
    expect(await place.json('config')).toMatchObject({ values: { DEBUG: '1' } });
    place.podState = slowly;
    expect(await place.run('ps:wait')).toMatchObject({ exitCode: 0 });
    expect((await place.run('ps:wait nosuch')).exitCode).toBe(5);
  });

  it('explains an answer that is lost, does not repeat the change, and goes on', async () => {
    const place = await openSlowPlace(dialect);
    await place.run('config:set DEBUG=0');
    for (const [line, status, counts] of lost) {
      place.gateway.interfere = () => undefined;
      const usual = (await place.json('releases')) as unknown[];
      place.gateway.asked.length = 0;
      place.gateway.interfere = (method) => (method === 'GET' ? undefined : { status, isDelivered: true });
      const outcome = await place.run([...typed(line, dialect), '--wait']);
      expect(outcome, line).toMatchObject({ exitCode: 0 });
      expect(outcome.stderr, line).toMatch(/^Note: The .* The change may still be running\. .*\n/);
      expect(outcome.stderr, line).toContain(`Note: hello: ${told(counts, dialect, 'web 3/3 up, worker 1/1 up')}.\n`);
      expect(changes(place), line).toHaveLength(1);
      expect(await place.json('releases'), line).toHaveLength(usual.length + (line.startsWith('ps') ? 0 : 1));
    }
  });

  it('fails in the end where the change was lost as well', async () => {
    const place = await openSlowPlace(dialect);
    place.gateway.interfere = (method) => (method === 'GET' ? undefined : { status: 504, isDelivered: false });
    const outcome = await place.run('config:set DEBUG=1 --wait --timeout 20');
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    expect(outcome.stderr).toContain('hello is not up after 20 seconds: the change is not visible yet.');
    expect(changes(place)).toHaveLength(1);
  });
});

describe.each(names.filter((name) => name !== 'deis-1.1'))('ps:restart --wait in %s', (dialect) => {
  it('ends when as many are up in their place, also where its answer is lost', async () => {
    const place = await openSlowPlace(dialect);
    const before = (await place.json('ps')) as Pod[];
    const outcome = await place.run('ps:restart --wait');
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stderr).toBe('Note: hello: web 2/2 up, worker 1/1 up.\n');
    expect(outcome.stdout).not.toContain('initializing');
    expect(place.waited()).toBeGreaterThan(9);
    const after = (await place.json('ps')) as Pod[];
    // Processes of Deis v1 keep their names.
    const kept = after.filter(({ name }) => before.some((pod) => pod.name === name));
    expect(kept).toHaveLength(dialect === 'deis-1.7' ? 3 : 0);
    place.gateway.asked.length = 0;
    place.gateway.interfere = (method) => (method === 'GET' ? undefined : { status: 504, isDelivered: true });
    const late = await place.json('ps:restart web --wait');
    expect(late).toMatchObject([{ state: 'up' }, { state: 'up' }]);
    expect(changes(place)).toHaveLength(1);
    place.gateway.interfere = (method) => (method === 'GET' ? undefined : { status: 504, isDelivered: false });
    expect(await place.run('ps:restart web --wait --timeout 20')).toMatchObject({ exitCode: 7, stdout: '' });
  });

  it('does not take a process that had failed before for one that fails now', async () => {
    const place = await openSlowPlace(dialect);
    let isBroken = true;
    place.podState = (pod, age) => (isBroken ? 'crashed' : slowly(pod, age));
    expect(await place.run('ps:wait')).toMatchObject({ exitCode: 9 });
    isBroken = false;
    expect(await place.run('ps:restart --wait')).toMatchObject({ exitCode: 0 });
    expect(await place.run('ps:restart nosuch --wait')).toMatchObject({ exitCode: 5, stdout: '' });
  });
});

describe('while it waits', () => {
  it('goes on when the controller does not answer for a while, and says so once', async () => {
    const place = await openSlowPlace('deis-2.3');
    let left = 10;
    place.gateway.interfere = (method, path) =>
      method === 'GET' && path.includes('/pods') && left-- > 0 ? { status: 503, isDelivered: false } : undefined;
    const outcome = await place.run('ps:scale web=3 --wait');
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stderr.match(/Trying again\./g)).toHaveLength(1);
    expect(left).toBeLessThan(0);
  });

  it('asks less and less often', async () => {
    const place = await openSlowPlace('deis-2.3');
    place.podState = () => 'starting';
    await place.run('ps:scale web=3 --wait');
    expect(place.waited()).toBeCloseTo(600, 0);
    expect(place.gateway.asked.length).toBeLessThan(150);
  });

  it('a change that is refused is a failure at once', async () => {
    const place = await openSlowPlace('deis-2.3');
    expect(await place.run('ps:scale nosuch=1 --wait')).toMatchObject({ exitCode: 5, stdout: '' });
    expect(await place.run('limits:set web=5Q --wait')).toMatchObject({ exitCode: 2, stdout: '' });
    await place.run('config:set A=1');
    expect(await place.run('config:set A=1 --wait')).toMatchObject({ exitCode: 6, stdout: '' });
    expect(place.waited()).toBe(0);
  });

  it('ends with 130 when it is interrupted', async () => {
    const place = await openSlowPlace('deis-2.3');
    const interruption = new AbortController();
    const outcome = await place.run('ps:scale web=3 --wait', {
      interrupted: interruption.signal,
      pause(_, signal) {
        interruption.abort(new Interruption('SIGINT'));
        signal.throwIfAborted();
        return Promise.resolve();
      },
    });
    expect(outcome).toEqual({ exitCode: 130, stdout: '', stderr: '' });
  });

  it('sees a process that is lost', async () => {
    const place = await openSlowPlace('deis-1.1');
    place.podState = (pod, age) => (pod.num === 3 && age >= 3_000 ? 'down' : slowly(pod, age));
    const outcome = await place.run('ps:scale web=3 --wait');
    expect(outcome).toMatchObject({ exitCode: 9, stdout: '' });
    expect(outcome.stderr).toContain('Process web.3 of release v2 was lost: it is down, and no other replaces it.');
  });
});
