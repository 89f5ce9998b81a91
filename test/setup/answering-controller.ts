import { onTestFinished } from 'vitest';
import { type Received, startTestController, type TestController } from '../proofs/test-controller.ts';
import { createMachine, type Machine } from './simulated-machine.ts';

/** A status and a body: what is no text is sent as JSON. */
export type Answer = readonly [status: number, body?: unknown];

/** What is answered, by method and path without a slash at its end; a function is told the request and how often it came. */
export type Answers = Readonly<Record<string, Answer | ((request: Received, times: number) => Answer)>>;

/** A page of a list. */
export const pageOf = (...results: readonly unknown[]): Answer => [200, { count: results.length, next: null, results }];

/** A controller that answers as it is told, and a machine that has a login there. */
export interface Answering {
  readonly machine: Machine;
  readonly controller: TestController;
  /** The changes that were asked for. */
  readonly changes: () => string[];
  /** Says how it answers from now on; 404 to everything else. */
  readonly answer: (answers: Answers) => void;
  readonly close: () => Promise<void>;
}

/** Starts one that announces this API. */
export async function startAnswering(version = '2.3'): Promise<Answering> {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  const product = version.startsWith('1.') ? 'X_DEIS' : 'DEIS';
  return {
    machine,
    controller,
    changes: () =>
      controller.received.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    answer(answers) {
      const times = new Map<string, number>();
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
    },
    async close() {
      machine.remove();
      await controller.close();
    },
  };
}

/** Starts one for one test. */
export async function answering(answers: Answers, version?: string): Promise<Answering> {
  const started = await startAnswering(version);
  onTestFinished(started.close);
  started.answer(answers);
  return started;
}
