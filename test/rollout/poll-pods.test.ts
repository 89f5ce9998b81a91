import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { changePods, waitForNewest } from '../../src/rollout/await-release.ts';
import { Failure } from '../../src/base/errors.ts';
import type { Pod } from '../../src/models/pod.ts';

const pod = (name: string, state: string, more: Partial<Pod> = {}): Pod => ({ name, type: 'web', state, ...more });

interface Scene {
  /** The processes at each look; after the last they stay as they are. */
  readonly looks: readonly (readonly Pod[])[];
  readonly structure?: Readonly<Record<string, number>>;
}

/** What a command is given: a controller with the app `hello`, of release v2, and a clock that the pauses put forward. */
function scene({ looks, structure }: Scene) {
  const notes: string[] = [];
  const left = [...looks];
  let now = 0;
  const answers: Readonly<Record<string, () => unknown>> = {
    'pods.list': () => ({ items: left.length > 1 ? left.shift() : left[0] }),
    'apps.info': () => ({ id: 'hello', structure }),
    'releases.list': () => ({ items: [{ version: 2 }] }),
  };
  const context = {
    api: (operation: string) => Promise.resolve(answers[operation]?.()),
    // Of a controller that deploys before it answers.
    dialect: () => Promise.resolve({ routes: { 'releases.deploy': null, 'ptypes.restart': null } }),
    host: {
      now: () => new Date(now),
      pause(milliseconds: number) {
        now += milliseconds;
        return Promise.resolve();
      },
    },
    note: (text: string) => notes.push(text),
    settled: (app: string, text: string) => notes.push(`${app}: ${text}.`),
    progress: () => undefined,
    timeout: 20,
  } as unknown as Context;
  return { context, notes };
}

const late: unknown = expect.objectContaining({ kind: 'no_answer' });
const isMeant = (): boolean => true;
const done = (): Promise<readonly Pod[]> => Promise.resolve([]);
/** The answer was lost on the way. */
const lost = (): Promise<never> =>
  Promise.reject(new Failure('controller', 'The controller took too long.', { status: 504 }));

describe('where a controller does not tell how many processes are wanted', () => {
  it('those that are leaving are not counted', async () => {
    const looks = [[pod('web-1', 'up'), pod('web-2', 'terminating'), pod('web-3', 'destroyed')]];
    const { context, notes } = scene({ looks });
    await waitForNewest(context, 'hello', undefined);
    expect(notes).toEqual(['hello: web 1/1 up.']);
  });

  it('a type of which all are leaving is none', async () => {
    const { context } = scene({ looks: [[pod('web-1', 'up'), pod('worker-1', 'stopping', { type: 'worker' })]] });
    await expect(waitForNewest(context, 'hello', 'worker')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

it('what a controller says is wanted is waited for, whatever is leaving', async () => {
  const leaving = pod('web-0', 'terminating');
  const looks = [[leaving], [leaving, pod('web-1', 'starting')], [leaving, pod('web-1', 'up')]];
  const { context, notes } = scene({ looks, structure: { web: 1 } });
  await waitForNewest(context, 'hello', undefined);
  expect(notes).toEqual(['hello: web 1/1 up.']);
});

describe('a restart', () => {
  const times = ['2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z'] as const;

  it('waits for no successor of a process that was leaving before it', async () => {
    const before = [pod('web-1', 'up'), pod('web-2', 'terminating')];
    const { context, notes } = scene({ looks: [before, [pod('web-3', 'up')]] });
    await changePods(context, 'hello', isMeant, done);
    expect(notes).toEqual(['hello: web 1/1 up.']);
  });

  it('is not done by a process that was there before, by its name and its start', async () => {
    const old = pod('web-1', 'up', { started: times[0] });
    const { context } = scene({ looks: [[old]] });
    await expect(changePods(context, 'hello', isMeant, lost)).rejects.toEqual(late);
  });

  it('is done by one of the same name that was started after it', async () => {
    const looks = times.map((started) => [pod('web-1', 'up', { started })]);
    const { context, notes } = scene({ looks });
    await changePods(context, 'hello', isMeant, lost);
    expect(notes.at(-1)).toBe('hello: web 1/1 up.');
  });

  it('is done by one of another name, where the controller tells no starts', async () => {
    const { context, notes } = scene({ looks: [[pod('web-1', 'up')], [pod('web-2', 'up')]] });
    await changePods(context, 'hello', isMeant, lost);
    expect(notes.at(-1)).toBe('hello: web 1/1 up.');
  });

  it('is not done by one of the same name, where the controller tells no starts', async () => {
    const { context } = scene({ looks: [[pod('web-1', 'up')]] });
    await expect(changePods(context, 'hello', isMeant, lost)).rejects.toEqual(late);
  });

  it('takes the word of a controller that restarted processes keep their names and starts', async () => {
    const { context, notes } = scene({ looks: [[pod('web-1', 'up')]] });
    await changePods(context, 'hello', isMeant, done);
    expect(notes).toEqual(['hello: web 1/1 up.']);
  });
});
