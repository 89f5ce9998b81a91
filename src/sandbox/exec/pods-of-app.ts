import type { Controller } from '../handlers/handler.ts';
import type { PodRow } from '../state/pods.ts';

/** A process as its log and the commands beside it know it: of a process type, or of a command in the background. */
export interface NamedPod extends Pick<PodRow, 'app' | 'name' | 'type' | 'release'> {
  /** Under which its lines are in the log of the app, as `web.1`. */
  readonly process: string;
  /** When it was started for the first time, and for the last. */
  readonly created: string;
  readonly started: string;
  /** What it runs, where that is not the command of its type. */
  readonly command: readonly string[];
  /** How a command in the background ended. */
  readonly exitCode: number | undefined;
}

/** The process of an app by its name; undefined if there is none, or no longer. */
export function findPod({ store, runtime, jobs }: Controller, app: string, name: string): NamedPod | undefined {
  const job = jobs.ofApp(app).find((each) => each.name === name);
  if (job) return { ...job, type: 'run', created: job.started };
  const row = store.first<PodRow>('SELECT * FROM pods WHERE app = ? AND name = ?', app, name);
  const view = runtime.processes(app).find((each) => each.name === name);
  const found = row ?? (view?.state === 'destroyed' ? undefined : view);
  if (!found) return undefined;
  const { type, num, release } = found;
  const started = view?.started ?? row?.created ?? '';
  const common = { app, name, type, release, process: `${type}.${num}`, command: [], exitCode: undefined };
  return { ...common, created: row?.created ?? started, started };
}
