import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/wire/server.ts';
import type { Outcome, RunOptions } from './simulated-machine.ts';
import { createPlace } from './sandbox-with-login.ts';
import { type Gateway, startGateway } from './gateway.ts';

/** A sandbox whose processes take time to come up, with the app `hello`; the time passes when the program waits. */
export interface SlowPlace {
  readonly gateway: Gateway;
  /** How processes come up; can be set anew. */
  podState: NonNullable<SandboxOptions['podState']>;
  /** How long the program has waited in all, in seconds. */
  readonly waited: () => number;
  /** Lets time pass for both. */
  pause(milliseconds: number): Promise<void>;
  run(words: readonly string[] | string, options?: RunOptions): Promise<Outcome>;
  json(words: string): Promise<unknown>;
}

/** A process that is up ten seconds after its start. */
export const slowly: SlowPlace['podState'] = (_, age) =>
  age < 2_000 ? 'initializing' : age < 5_000 ? 'creating' : age < 10_000 ? 'starting' : 'up';

/** Opens a place for one test. Its app has a build with web and worker, of which two and one are up. */
export async function openSlowPlace(dialect: string): Promise<SlowPlace> {
  const now = new Date('2026-01-31T12:00:00.000Z');
  let waited = 0;
  const options: SandboxOptions['podState'] = (...words) => place.podState(...words);
  const inner = await createPlace(dialect, { now: () => new Date(now), podState: options });
  const gateway = await startGateway(inner.sandbox.url);
  onTestFinished(async () => {
    await gateway.close();
    await inner.close();
  });
  const { machine } = inner;
  const pause = (milliseconds: number): Promise<void> => {
    now.setTime(now.getTime() + milliseconds);
    waited += milliseconds;
    return Promise.resolve();
  };
  const place: SlowPlace = {
    gateway,
    podState: () => 'up',
    waited: () => waited / 1000,
    pause,
    run: (words, more) => machine.run(words, { now, pause, ...more }),
    json: (words) => machine.json(words, { now, pause }),
  };
  machine.environment['DEIS_APP'] = 'hello';
  await machine.run(['auth:login', gateway.url, '--username=ada', '--password-stdin'], { input: 'opensesame\n' });
  await machine.run('apps:create hello --no-remote');
  await machine.run(['builds:create', 'deis/example-go', '--procfile=web: ./web\nworker: ./work']);
  await machine.run('ps:scale web=2 worker=1 cmd=0');
  gateway.asked.length = 0;
  place.podState = slowly;
  return place;
}
