import { Agent } from 'node:http';
import type { Instance } from '../runtime/instance.ts';
import type { Supervisor } from '../runtime/supervisor.ts';

/** Chooses a process of an app for a request, each in its turn; undefined where none is up. */
export type Choose = (app: string, isTried: (instance: Instance) => boolean) => Instance | undefined;

/** Chooses among the processes that serve: those of `web`, or of an image's own `cmd` if there is no `web`. */
export function createBalancer(supervisor: Supervisor): Choose {
  const turns = new Map<string, number>();
  return (app, isTried) => {
    const serving = supervisor.ofApp(app).filter(({ plan }) => plan.serves);
    const type = serving.some(({ plan }) => plan.type === 'web') ? 'web' : 'cmd';
    const up = serving.filter((instance) => instance.plan.type === type && instance.isServing);
    const left = up.filter((instance) => !isTried(instance));
    if (left.length === 0) {
      if (up.length === 0) turns.delete(app);
      return undefined;
    }
    const turn = (turns.get(app) ?? 0) % left.length;
    turns.set(app, turn + 1);
    return left[turn];
  };
}

/**
 * The connections to processes. They are kept for less time than servers usually keep theirs, so that the router is the
 * one that closes them.
 */
export function createAgent(): Agent {
  return new Agent({ keepAlive: true, timeout: 3_000, maxFreeSockets: 64 });
}
