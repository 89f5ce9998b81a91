import { plansOf, type Surroundings } from './plans.ts';
import type { Instance } from './instance.ts';
import type { ProcessView, Runtime } from './runtime.ts';
import type { Supervisor } from './supervisor.ts';

/** Makes a runtime whose processes a supervisor has. */
export function createRuntime(surroundings: Surroundings, supervisor: Supervisor): Runtime {
  const turns = new Map<string, Promise<unknown>>();

  async function inTurn<T>(app: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(app);
    const turn = before ? before.then(work, work) : work();
    turns.set(app, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(app) === turn) turns.delete(app);
    }
  }

  const { store } = surroundings;
  const uuidOf = (app: string): string | undefined =>
    store.first<{ uuid: string }>('SELECT uuid FROM apps WHERE id = ?', app)?.uuid;

  function sweep(): void {
    for (const uuid of supervisor.apps) {
      if (store.first('SELECT 1 FROM apps WHERE uuid = ?', uuid)) continue;
      for (const instance of supervisor.ofApp(uuid)) supervisor.retire(instance);
    }
  }

  const reconcile: Runtime['reconcile'] = async (app, { isFinal, signal = new AbortController().signal }) => {
    sweep();
    const uuid = uuidOf(app);
    if (uuid === undefined) return;
    const plans = plansOf(surroundings, app);
    const wanted = new Set(plans.map(({ pod }) => pod));
    const old = supervisor.ofApp(uuid).filter(({ plan }) => !wanted.has(plan.pod));
    const missing = plans.filter(({ pod }) => supervisor.of(pod) === undefined);
    const fresh: Instance[] = [];
    // What takes the place of others is not asked before all of it is up.
    for (const plan of missing) fresh.push(await supervisor.start(plan, old.length === 0));
    const results = await Promise.allSettled(fresh.map((instance) => instance.cameUp(signal)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed && !isFinal) throw failed.reason;
    for (const instance of supervisor.ofApp(uuid)) instance.isListed = wanted.has(instance.plan.pod);
    for (const instance of old) supervisor.retire(instance);
    // The app may have been destroyed while its processes came up.
    sweep();
    if (failed) throw failed.reason;
  };

  return {
    inTurn,
    reconcile,
    processes(app) {
      const uuid = uuidOf(app);
      return uuid === undefined ? [] : [...supervisor.ofApp(uuid), ...supervisor.leaving(uuid)].map(viewOf);
    },
    get isStopping() {
      return supervisor.isStopping;
    },
    sweep,
  };
}

function viewOf({ state, started, plan }: Instance): ProcessView {
  const { name, type, num, release, pod } = plan;
  return { state, started, name, type, num, release, pod };
}
