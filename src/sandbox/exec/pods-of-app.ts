import type { Controller } from '../handlers/handler.ts';
import type { PodRow } from '../state/pods.ts';

/** A process as its log and the commands beside it know it. */
export interface NamedPod extends Pick<PodRow, 'name' | 'type' | 'num' | 'release'> {
  /** When it was started for the first time, and for the last. */
  readonly created: string;
  readonly started: string;
}

/** The process of an app by its name; undefined if there is none, or no longer. */
export function findPod({ store, runtime }: Controller, app: string, name: string): NamedPod | undefined {
  const row = store.first<PodRow>('SELECT * FROM pods WHERE app = ? AND name = ?', app, name);
  const view = runtime.processes(app).find((each) => each.name === name);
  if (row) return { ...row, started: view?.started ?? row.created };
  return view && view.state !== 'destroyed' ? { ...view, created: view.started } : undefined;
}
