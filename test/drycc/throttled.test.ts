import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Interruption } from '../../src/base/errors.ts';
import { startDrycc } from '../sandbox/drycc/place.ts';
import { createMachine, type Outcome, type RunOptions } from '../setup/simulated-machine.ts';
import type { PodState } from '../../src/sandbox/handlers/handler.ts';

/** A sandbox that counts requests as Drycc does, and a machine with the same clock, which only the machine's pauses move. */
async function throttled(podState?: PodState) {
  let time = Date.UTC(2026, 5, 1);
  const now = (): Date => new Date(time);
  const { sandbox, tokens, ask } = await startDrycc([], {
    ...{ throttle: true, now },
    ...(podState && { podState }),
  });
  const machine = createMachine();
  onTestFinished(() => {
    machine.remove();
  });
  const folder = join(machine.home, '.drycc');
  mkdirSync(folder, { recursive: true });
  const login = (more: object): void => {
    const controller = `http://127.0.0.1:${sandbox.port}`;
    const profile = { username: 'ada', ssl_verify: true, controller, token: tokens.get('ada'), ...more };
    writeFileSync(join(folder, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
  };
  login({});
  const run = (
    line: string | readonly string[],
    { onPause, ...options }: RunOptions & { readonly onPause?: () => void } = {},
  ): Promise<Outcome> =>
    machine.run(line, {
      brand: 'drycc',
      pause: (milliseconds, signal) => {
        time += milliseconds;
        onPause?.();
        signal.throwIfAborted();
        return Promise.resolve();
      },
      ...options,
      get now() {
        return now();
      },
    });
  /** Lets time pass, so that what was asked before does not count. */
  const rest = (seconds: number): void => {
    time += seconds * 1000;
  };
  return { ask, run, rest, login, seconds: () => time / 1000 };
}

it('a list of a hundred pages comes whole', async () => {
  const { ask, run, rest, login, seconds } = await throttled();
  for (let at = 10; at < 110; at += 1) {
    if (at % 50 === 0) rest(61);
    expect((await ask('workspaces.create', { id: `work${at}`, email: 'a@example.com' })).status).toBe(201);
  }
  rest(61);
  login({ response_limit: 1 });
  const began = seconds();
  const { exitCode, stdout, stderr } = await run('workspaces:list --json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toHaveLength(101);
  // 60 requests a minute are answered.
  expect(seconds() - began).toBeLessThan(180);
});

it('--wait sees the processes come up, minutes later', async () => {
  const { run, rest, seconds } = await throttled((_, age) => (age < 200_000 ? 'starting' : 'up'));
  rest(61);
  const began = seconds();
  const outcome = await run('builds:create example/go --wait -a hello');
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.stderr).not.toMatch(/throttled|Too many/i);
  expect(seconds() - began).toBeGreaterThanOrEqual(200);
  expect(seconds() - began).toBeLessThan(260);
});

it('completion asks once a minute at most, whatever is typed', async () => {
  const { run, rest } = await throttled();
  rest(61);
  for (let key = 0; key < 100; key += 1) {
    expect((await run(['__complete', '--', 'ps', '-a', ''])).stdout).toBe('hello\n');
  }
  expect((await run('apps:list')).exitCode).toBe(0);
});

it('logs --follow looks for new processes no more often than it may', async () => {
  const { ask, run, rest, seconds } = await throttled();
  await ask('builds.create', { app: 'hello', image: 'example/go', stack: 'container' });
  rest(61);
  const began = seconds();
  const stop = new AbortController();
  const outcome = await run('logs --follow -a hello', {
    interrupted: stop.signal,
    onPause: () => {
      if (seconds() - began > 300) stop.abort(new Interruption('SIGINT'));
    },
  });
  expect(outcome.exitCode).toBe(130);
  expect(outcome.stderr).not.toMatch(/throttled|Too many/i);
});
