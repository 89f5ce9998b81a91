import type { Controller } from '../handlers/handler.ts';
import { type PodRow, releasesWithSlug } from '../state/pods.ts';
import { currentRelease, type Release } from '../state/releases.ts';
import type { Store } from '../state/store.ts';

/** A process as the API shows it. */
export interface PodView {
  readonly name: string;
  readonly state: string;
  readonly release: string;
  readonly type: string;
  readonly started: string;
  readonly ready: string;
  readonly restarts: number;
}

/** The release whose processes run: the newest that was deployed and has not failed. */
export function deployedRelease(store: Store, app: string): Release {
  const sql = 'SELECT max(release) AS version FROM pods WHERE app = ?';
  const version = store.first<{ version: number | null }>(sql, app)?.version;
  const running = "SELECT * FROM releases WHERE app = ? AND version = ? AND state <> 'crashed'";
  const row = version ? store.first<Release>(running, app, version) : undefined;
  return row ?? lastDeployed(store, app) ?? currentRelease(store, app);
}

function lastDeployed(store: Store, app: string): Release | undefined {
  const sql = "SELECT * FROM releases WHERE app = ? AND state = 'succeed' ORDER BY version DESC LIMIT 1";
  return store.first<Release>(sql, app);
}

/** The processes of an app, the newest first; also those that are going, whose pods the store no longer has. */
export function podViews({ store, runtime, podState, now }: Controller, app: string): readonly PodView[] {
  const rows = store.all<PodRow>('SELECT * FROM pods WHERE app = ? ORDER BY created DESC, type, num', app);
  const processes = new Map(runtime.processes(app).map((instance) => [instance.pod, instance]));
  const real = releasesWithSlug(store, app);
  const kept = rows.map((pod) => {
    const { name, type, uuid, release, created } = pod;
    const instance = processes.get(uuid);
    const recorded = real.has(release) ? 'starting' : podState(pod, Date.parse(now()) - Date.parse(created));
    return view({ name, type, release }, instance?.state ?? recorded, instance?.started ?? created);
  });
  const known = new Set(rows.map(({ uuid }) => uuid));
  const going = [...processes.values()]
    .filter(({ pod, state }) => !known.has(pod) && state !== 'destroyed')
    .map((instance) => view(instance, instance.state, instance.started));
  return [...kept, ...going];
}

function view(
  { name, type, release }: { readonly name: string; readonly type: string; readonly release: number },
  state: string,
  started: string,
): PodView {
  return { name, state, release: `v${release}`, type, started, ready: `${state === 'up' ? 1 : 0}/1`, restarts: 0 };
}
