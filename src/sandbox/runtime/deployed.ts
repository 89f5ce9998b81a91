import type { Controller } from '../handlers/handler.ts';
import { addToLog } from '../state/log.ts';
import type { PodRow } from '../state/pods.ts';
import type { Store } from '../state/store.ts';
import { type Refusal, refused } from '../wire/refusal.ts';
import { ProcessFailure } from './instance.ts';

/**
 * Makes a change that gives an app other processes, and waits until they are up. If they do not come up, the change is
 * undone and a `Refusal` says why: the app goes on as it was.
 */
export function deployed<T>(controller: Controller, app: string, change: () => T, signal?: AbortSignal): Promise<T> {
  const { store, runtime, rules } = controller;
  return runtime.inTurn(app, async () => {
    const before = stateOf(store, app);
    const result = store.change(change);
    try {
      await runtime.reconcile(app, { isFinal: false, ...(signal && { signal }) });
    } catch (error) {
      const refusal = refusalOf(error, rules.failedDeployStatus);
      if (runtime.isStopping) throw refusal;
      store.change(() => {
        undo(controller, app, before, error);
      });
      await runtime.reconcile(app, { isFinal: true }).catch(() => undefined);
      throw refusal;
    }
    return result;
  });
}

/** Makes a change of how many processes an app has, and waits until they are up. The change stays if they do not come up. */
export function scaled<T>({ store, runtime }: Controller, app: string, change: () => T): Promise<T> {
  return runtime.inTurn(app, async () => {
    const result = store.change(change);
    await runtime.reconcile(app, { isFinal: true }).catch((error: unknown) => {
      throw refusalOf(error, 503);
    });
    return result;
  });
}

interface State {
  /** Of the app: another may have its name by the time that a deploy fails. */
  readonly uuid: string;
  readonly version: number;
  readonly structure: string;
  readonly pods: readonly PodRow[];
}

function stateOf(store: Store, app: string): State | undefined {
  const row = store.first<{ structure: string; uuid: string }>('SELECT uuid, structure FROM apps WHERE id = ?', app);
  if (!row) return undefined;
  const release = store.first<{ version: number }>('SELECT max(version) AS version FROM releases WHERE app = ?', app);
  const pods = store.all<PodRow>('SELECT * FROM pods WHERE app = ?', app);
  return { uuid: row.uuid, version: release?.version ?? 0, structure: row.structure, pods };
}

/** What a deploy that failed leaves behind is the rules' matter; its config stays. */
function undo(controller: Controller, app: string, before: State | undefined, error: unknown): void {
  const { store } = controller;
  // Somebody may have destroyed the app meanwhile.
  if (!before || !store.first('SELECT 1 FROM apps WHERE id = ? AND uuid = ?', app, before.uuid)) return;
  endRelease(controller, app, before.version, error);
  store.write('UPDATE apps SET structure = ? WHERE id = ?', before.structure, app);
  store.write('DELETE FROM pods WHERE app = ?', app);
  for (const { type, num, uuid, name, release, created } of before.pods) {
    store.write('INSERT INTO pods VALUES (?, ?, ?, ?, ?, ?, ?)', app, type, num, uuid, name, release, created);
  }
  addToLog(controller, app, null, `the deploy failed: ${messageOf(error)}`);
}

/** Marks the release that was made after a version as failed, or removes it. */
function endRelease({ store, rules }: Controller, app: string, before: number, error: unknown): void {
  const sql = 'SELECT version, owner, summary, build FROM releases WHERE app = ? AND version > ?';
  const made = store.first<FailedRelease>(sql, app, before);
  if (!made) return;
  if (rules.failedReleases === 'kept') {
    store.write(
      "UPDATE releases SET state = 'crashed', summary = ?, exception = ? WHERE app = ? AND version = ?",
      ...[summaryOfFailed(made), `error: ${messageOf(error)}`, app, made.version],
    );
    return;
  }
  store.write('DELETE FROM releases WHERE app = ? AND version > ?', app, before);
  const isOldBuild = store.first('SELECT 1 FROM releases WHERE app = ? AND build = ?', app, made.build) !== undefined;
  if (rules.failedReleases === 'removed with its build' && !isOldBuild)
    store.write('DELETE FROM builds WHERE app = ? AND uuid = ?', app, made.build);
}

interface FailedRelease {
  readonly version: number;
  readonly owner: string;
  readonly summary: string;
  readonly build: string | null;
}

/** In the words of Workflow, which names a build by the start of its id. */
function summaryOfFailed({ owner, summary, build }: FailedRelease): string {
  const [, did] = /^\S+ (rolled back|deployed) /.exec(summary) ?? [];
  if (did === 'deployed') return `${owner} deployed ${(build ?? '').slice(0, 7)} which failed`;
  return `${owner} ${did === undefined ? 'deployed a config that failed' : 'performed roll back to a release that failed'}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Server Error';
}

function refusalOf(error: unknown, status: number): Refusal {
  if (!(error instanceof ProcessFailure)) throw error;
  const lines = error.tail.length === 0 ? '' : ` Its last lines:\n${error.tail.join('\n')}`;
  return refused(status, `${error.message.replace(/\.?$/, '.')}${lines}`);
}
