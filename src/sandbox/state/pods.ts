import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import type { Store } from './store.ts';

/** A pod as it is stored: of its type, the one with this number. */
export interface PodRow {
  readonly app: string;
  readonly type: string;
  readonly num: number;
  readonly uuid: string;
  /** `example-go-v2-web-e7dej`: app, release, type, and five characters that change with every start. */
  readonly name: string;
  readonly release: number;
  readonly created: string;
}

/** What pods need to know of the release that they run; without a build it runs nothing. */
interface Deployed {
  readonly version: number;
  readonly build: string | null;
}

/** Makes an app's pods what its structure says, inside a change: those that run stay, what is missing starts, what is too many ends. */
export function scalePods(controller: Controller, app: AppRow, release: Deployed): void {
  const { store } = controller;
  const running = store.all<PodRow>('SELECT * FROM pods WHERE app = ?', app.id);
  const wanted = release.build === null ? {} : app.structure;
  for (const pod of running) {
    if (pod.num > (wanted[pod.type] ?? 0)) {
      store.write('DELETE FROM pods WHERE app = ? AND type = ? AND num = ?', app.id, pod.type, pod.num);
    }
  }
  const isRunning = new Set(running.map(({ type, num }) => `${type}.${num}`));
  for (const [type, count] of Object.entries(wanted)) {
    for (let num = 1; num <= count; num += 1) {
      if (!isRunning.has(`${type}.${num}`)) startPod(controller, app.id, type, num, release.version);
    }
  }
}

/** Starts pods of a new release in place of an app's old ones, inside a change; if types are named, pods of other types stay. */
export function deployPods(controller: Controller, app: AppRow, release: Deployed, types?: readonly string[]): void {
  if (types === undefined) controller.store.write('DELETE FROM pods WHERE app = ?', app.id);
  for (const type of types ?? []) controller.store.write('DELETE FROM pods WHERE app = ? AND type = ?', app.id, type);
  scalePods(controller, app, release);
}

/** Starts pods anew, inside a change: each keeps its number and gets a new name. Gives the new pods. */
export function restartPods(controller: Controller, pods: readonly PodRow[]): PodRow[] {
  return pods.map(({ app, type, num, release }) => {
    controller.store.write('DELETE FROM pods WHERE app = ? AND type = ? AND num = ?', app, type, num);
    return startPod(controller, app, type, num, release);
  });
}

function startPod({ store, now, rules }: Controller, app: string, type: string, num: number, release: number): PodRow {
  const start = rules.podNames === 'release' ? `${app}-v${release}-${type}` : deploymentName(app, type, release);
  const name = `${start}-${randomSuffix()}`;
  const pod = { app, type, num, uuid: randomUUID(), name, release, created: now() };
  store.write('INSERT INTO pods VALUES (?, ?, ?, ?, ?, ?, ?)', app, type, num, pod.uuid, name, release, pod.created);
  return pod;
}

/** What pods of a deployment of Kubernetes are called: a hash that changes with the release. */
function deploymentName(app: string, type: string, release: number): string {
  const hash = createHash('sha256').update(`${app} ${type} ${release}`).digest().readUInt32BE();
  return `${app}-${type}-${hash}`;
}

/** The releases of an app whose build has a slug: their processes are real ones. */
export function releasesWithSlug(store: Store, app: string): ReadonlySet<number> {
  const sql = `SELECT version FROM releases JOIN builds ON builds.uuid = releases.build
    WHERE releases.app = ? AND builds.slug = 1`;
  return new Set(store.all<{ version: number }>(sql, app).map(({ version }) => version));
}

/** Whether the newest release of an app has a slug. */
export function hasSlug(store: Store, app: string): boolean {
  const sql = `SELECT slug FROM releases LEFT JOIN builds ON builds.uuid = releases.build
    WHERE releases.app = ? AND releases.state <> 'crashed' ORDER BY version DESC LIMIT 1`;
  return store.first<{ slug: number | null }>(sql, app)?.slug === 1;
}

/** Five random lower-case letters and digits. */
export function randomSuffix(): string {
  const characters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 5 }, () => characters[randomInt(characters.length)]).join('');
}
