import { onTestFinished } from 'vitest';
import { type Received, startTestController, type TestController } from '../proofs/test-controller.ts';
import { createMachine, type Machine } from './simulated-machine.ts';

/** A status and a body: what is no text is sent as JSON. */
export type Answer = readonly [status: number, body?: unknown];

/** What is answered, by method and path without a slash at its end; a function is told the request and how often it came. */
export type Answers = Readonly<Record<string, Answer | ((request: Received, times: number) => Answer)>>;

/** A page of a list. */
export const pageOf = (...results: readonly unknown[]): Answer => [200, { count: results.length, next: null, results }];

/** Starts a controller that answers so, and 404 to everything else, with a machine that has a login there. */
export async function answering(
  answers: Answers,
  version = '2.3',
): Promise<{ readonly machine: Machine; readonly controller: TestController; readonly changes: () => string[] }> {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  onTestFinished(async () => {
    machine.remove();
    await controller.close();
  });
  const times = new Map<string, number>();
  const product = version.startsWith('1.') ? 'X_DEIS' : 'DEIS';
  controller.expect((request) => {
    const { method, path } = request;
    const key = `${method} ${path.replace(/(.)\/$/, '$1')}`;
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    const known = answers[key] ?? [404, { detail: 'Not found.' }];
    const [status, body = ''] = typeof known === 'function' ? known(request, count) : known;
    return {
      status,
      headers: { [`${product}_API_VERSION`]: version, 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
  });
  const changes = (): string[] =>
    controller.received.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  return { machine, controller, changes };
}
