import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:os';
import type { Controller } from '../handlers/handler.ts';
import { probeContainment, type Containment } from './containment.ts';
import { LogStore } from './log-store.ts';
import type { Patience } from './instance.ts';
import { createRuntime } from './reconcile.ts';
import { identityOf } from './identity.ts';
import { endOrphans } from './orphans.ts';
import { type Launcher, processLauncher } from './launcher.ts';
import type { Plan } from './plan.ts';
import type { Runtime } from './runtime.ts';
import { Supervisor } from './supervisor.ts';

/** How long the processes of a sandbox are given. */
export const usualPatience: Patience = { up: 120_000, alive: 1_000, drain: 30_000, stop: 30_000 };

/** What the processes of a sandbox depend on. */
export interface RuntimeOptions extends Pick<Controller, 'store' | 'dialect' | 'now' | 'containers'> {
  readonly folder: string;
  readonly path: string;
  readonly patience: Patience;
  /** Whether apps may get PID namespaces. */
  readonly namespaces: boolean;
  readonly report: (error: unknown) => void;
}

/** The processes of a sandbox, with what starts and ends them all. */
export interface StartedRuntime {
  readonly runtime: Runtime;
  readonly supervisor: Supervisor;
  readonly logs: LogStore;
  /** Brings back what the store says is to run; nobody has to wait. */
  resume(): void;
  /** Stops all processes. */
  close(): Promise<void>;
}

/** How many apps come back at once. */
const atOnce = 2;

/** Ends what an earlier run left behind, and makes the runtime. Nothing runs yet. */
export async function startRuntime(options: RuntimeOptions): Promise<StartedRuntime> {
  const { store, folder, path, now, patience, namespaces, containers, report } = options;
  // Nothing was started for a sandbox that never took a push.
  const isUsed = existsSync(join(folder, 'repos')) || store.first('SELECT 1 FROM builds WHERE slug = 1') !== undefined;
  if (isUsed) await endOrphans(identityOf(folder));
  const logs = new LogStore(join(folder, 'log'), now);
  let found: Promise<Containment> | undefined;
  const containment = (): Promise<Containment> =>
    (found ??= namespaces ? probeContainment(path, platform()) : Promise.resolve({ kind: 'watcher' }));
  const launcherFor = async ({ container }: Plan): Promise<Launcher> =>
    container ? containers.launcher() : processLauncher(await containment());
  const supervisor = new Supervisor({ launcherFor, patience, logs, now });
  const runtime = createRuntime(options, supervisor);
  let resumed: Promise<unknown> = Promise.resolve();
  return {
    runtime,
    supervisor,
    logs,
    resume() {
      // What an earlier run left in containers is ended, also if nothing is to run in them now.
      const hasImages = store.first('SELECT 1 FROM builds WHERE container IS NOT NULL') !== undefined;
      if (hasImages) containers.find().catch(report);
      const sql = `SELECT DISTINCT pods.app FROM pods JOIN releases ON releases.app = pods.app AND releases.version = pods.release
        JOIN builds ON builds.uuid = releases.build WHERE builds.slug = 1 ORDER BY pods.app`;
      const apps = store.all<{ app: string }>(sql).map(({ app }) => app);
      const next = async (): Promise<void> => {
        for (let app = apps.shift(); app !== undefined && !runtime.isStopping; app = apps.shift()) {
          const name = app;
          // One that does not come up is tried again and again, and shown as crashed.
          await runtime.inTurn(name, () => runtime.reconcile(name, { isFinal: true })).catch(() => undefined);
        }
      };
      resumed = Promise.all(Array.from({ length: atOnce }, next)).catch(report);
    },
    async close() {
      await supervisor.close();
      await resumed;
      await containers.close();
      logs.flush();
    },
  };
}
