import { afterAll, beforeAll, expect } from 'vitest';
import { createPlace, type Place } from './sandbox-with-login.ts';
import type { Outcome } from './simulated-machine.ts';

/** A sandbox with the app `hello`, for the tests of one `describe`. */
export interface PlaceWithApp {
  /** Runs a command on the app, checks its exit code, and gives standard output. */
  readonly run: (words: string, exitCode?: number) => Promise<string>;
  /** Runs a command on the app that must fail, checks that it prints no result, and gives how it ended. */
  readonly fail: (words: string) => Promise<Outcome>;
  /** Runs with --json, and gives what was printed, parsed. */
  readonly json: (words: string) => Promise<unknown>;
}

/** Starts a sandbox of the dialect before the tests, and stops it after them. */
export function placeWithApp(dialect: string): PlaceWithApp {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    place.machine.environment['DEIS_APP'] = 'hello';
    await place.machine.run('apps:create hello --no-remote');
  });
  afterAll(() => place.close());
  return {
    async run(words, exitCode = 0) {
      const outcome = await place.machine.run(words);
      expect(outcome, words).toMatchObject({ exitCode });
      return outcome.stdout;
    },
    async fail(words) {
      const outcome = await place.machine.run(words);
      expect(outcome.exitCode, words).not.toBe(0);
      expect(outcome.stdout, words).toBe('');
      return outcome;
    },
    json: (words) => place.machine.json(words),
  };
}
