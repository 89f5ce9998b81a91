import type { Controller } from '../handlers/handler.ts';
import { ProcessFailure } from '../runtime/instance.ts';
import { addToLog } from '../state/log.ts';
import { deployPods, releasesWithSlug } from '../state/pods.ts';
import { conditionOf, currentRelease, findRelease } from '../state/releases.ts';
import { readSettings } from '../state/settings.ts';
import { appOf, type AppRow } from '../wire/permissions.ts';

/** What was changed, and the release that it deploys, if any. */
export interface Launch<T> {
  readonly result: T;
  readonly version?: number | undefined;
}

/**
 * Makes a change that gives an app other processes. Resolves as soon as the change is made, as the controller answers
 * before anything is deployed; the release says how that goes. One whose processes do not come up has failed, and
 * the app goes back to what it ran, unless its settings say otherwise.
 */
export function launched<T>(controller: Controller, app: string, change: () => Launch<T>): Promise<T> {
  const { store, runtime, report } = controller;
  let isAnswered = false;
  return new Promise((resolve, reject) => {
    const deployment = runtime.inTurn(app, async () => {
      const { result, version } = store.change(() => {
        const launch = change();
        pend(controller, app, launch.version);
        return launch;
      });
      isAnswered = true;
      resolve(result);
      try {
        await runtime.reconcile(app, { isFinal: version === undefined });
        store.change(() => {
          succeed(controller, app, version);
        });
      } catch (error) {
        if (!(error instanceof ProcessFailure)) throw error;
        if (version === undefined || runtime.isStopping) return;
        store.change(() => {
          fail(controller, app, version, [error.message, ...error.tail].join('\n'));
        });
        await runtime.reconcile(app, { isFinal: true }).catch(() => undefined);
      }
    });
    deployment.catch((error: unknown) => {
      if (isAnswered) report(error);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

/** A release that real processes run is not deployed until they are up. */
function pend({ store }: Controller, app: string, version: number | undefined): void {
  if (version === undefined || !releasesWithSlug(store, app).has(version)) return;
  store.write("UPDATE releases SET state = 'created', conditions = '[]' WHERE app = ? AND version = ?", app, version);
}

function succeed({ store, now }: Controller, app: string, version: number | undefined): void {
  const release = version === undefined ? undefined : findRelease(store, app, version);
  if (release?.state !== 'created') return;
  const condition = conditionOf('succeed', JSON.parse(release.types) as string[], now());
  store.write(
    "UPDATE releases SET state = 'succeed', conditions = ? WHERE app = ? AND version = ?",
    ...[JSON.stringify([condition]), app, release.version],
  );
}

function fail(controller: Controller, id: string, version: number, why: string): void {
  const { store, now } = controller;
  const row = store.first<Parameters<typeof appOf>[0]>('SELECT * FROM apps WHERE id = ?', id);
  const release = findRelease(store, id, version);
  if (!row || !release) return;
  const app: AppRow = appOf(row);
  const condition = conditionOf('crashed', JSON.parse(release.types) as string[], now(), why);
  store.write(
    "UPDATE releases SET state = 'crashed', exception = ?, conditions = ? WHERE app = ? AND version = ?",
    ...[why, JSON.stringify([condition]), id, version],
  );
  addToLog(controller, id, null, `the deploy of v${version} failed: ${why}`);
  if (readSettings(store, app).autorollback) deployPods(controller, app, currentRelease(store, id));
}
