import { Agent } from 'node:http';
import type { Instance } from '../runtime/instance.ts';
import type { Supervisor } from '../runtime/supervisor.ts';

/** Whose processes are asked: those of an app, of one type if a domain leads there. */
export interface Target {
  /** The uuid of the app. */
  readonly app: string;
  readonly type?: string | undefined;
}

/** Chooses a process for a request, each in its turn; undefined where none is up. */
export type Choose = (target: Target, isTried: (instance: Instance) => boolean) => Instance | undefined;

/**
 * Chooses among the processes of the type that is named, otherwise among those that serve: of `web`, or of an image's own
 * `cmd` if there is no `web`.
 */
export function createBalancer(supervisor: Supervisor): Choose {
  const turns = new Map<string, number>();
  return ({ app, type: wanted }, isTried) => {
    const all = supervisor.ofApp(app);
    const serving = all.filter(({ plan }) => plan.serves);
    const type = wanted ?? (serving.some(({ plan }) => plan.type === 'web') ? 'web' : 'cmd');
    const key = `${app} ${type}`;
    const up = (wanted === undefined ? serving : all).filter(
      (instance) => instance.plan.type === type && instance.isServing,
    );
    const left = up.filter((instance) => !isTried(instance));
    if (left.length === 0) {
      if (up.length === 0) turns.delete(key);
      return undefined;
    }
    const turn = (turns.get(key) ?? 0) % left.length;
    turns.set(key, turn + 1);
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
