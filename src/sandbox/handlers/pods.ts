import type { Pod } from '../../models/pod.ts';
import type { Job } from '../exec/job.ts';
import type { Call, Controller, HandlersOf } from './handler.ts';
import { addToLog } from '../state/log.ts';
import { type AppRow, usableApp } from '../wire/permissions.ts';
import { deployed, scaled } from '../runtime/deployed.ts';
import { type PodRow, releasesWithSlug, restartPods, scalePods } from '../state/pods.ts';
import type { Account } from '../wire/authentication.ts';
import type { Rules } from '../rules/rules.ts';
import { Refusal, refused } from '../wire/refusal.ts';
import { currentRelease } from '../state/releases.ts';
import { scaleCounts } from '../fields/scale.ts';

/**
 * The processes of an app: pods of v2, containers of v1. Those of an app that was pushed run; those of an image are
 * records of what would run.
 */
export const pods: HandlersOf<'pods'> = {
  'pods.list': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM pods WHERE app = ? ORDER BY type, num';
    const { items, total } = controller.store.page<PodRow>(window, sql, app.id);
    const going = goingOf(controller, app.id);
    const shownGoing = window.offset + items.length < total ? [] : going;
    const processes = [...items, ...shownGoing].map(shownBy(app, controller));
    // Without commands in the background, as in most APIs, there is nothing to add.
    const commands = window.offset === 0 ? controller.jobs.ofApp(app.id).map(shownJob) : [];
    return { items: [...commands, ...processes], total: total + going.length + commands.length };
  },

  'pods.listByType': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM pods WHERE app = ? AND type = ? ORDER BY num';
    const { items, total } = controller.store.page<PodRow>(window, sql, app.id, parameter('type'));
    const going = goingOf(controller, app.id).filter(({ type }) => type === parameter('type'));
    const shownGoing = window.offset + items.length < total ? [] : going;
    return { items: [...items, ...shownGoing].map(shownBy(app, controller)), total: total + going.length };
  },

  'pods.restart': (call, controller) => restart(call, controller, () => true),

  // The documents restart a pod by its name on this path as well.
  'pods.restartByType': (call, controller) =>
    restart(call, controller, ({ type, name }) => type === call.parameter('type') || name === call.parameter('type')),

  'pods.restartByName'(call, controller) {
    const { pod, type: wanted } = { pod: call.parameter('pod'), type: call.parameter('type') };
    const isNumbered = controller.rules.podsAreCalled === 'containers';
    const number = pod.replace(/^.*\./, '');
    if (isNumbered && !/^\d+$/.test(number)) throw refused(503, `invalid literal for int() with base 10: '${number}'`);
    return restart(
      call,
      controller,
      ({ type, num, name }) => type === wanted && (isNumbered ? `${type}.${num}` : name) === pod,
    );
  },

  'pods.scale': ({ user, parameter, body }, controller) => {
    const { store, rules, now } = controller;
    return scaled(controller, parameter('app'), () => {
      const app = usableApp(controller, user, parameter('app'));
      const release = currentRelease(store, app.id);
      if (release.build === null) throw refused(400, 'No build associated with this release');
      const build = store.first<{ procfile: string }>('SELECT procfile FROM builds WHERE uuid = ?', release.build);
      const types = Object.keys(JSON.parse(build?.procfile ?? '{}') as object);
      const others = otherTypes(rules, app.structure);
      const counts = scaleCounts(body, ['cmd', ...types, ...others], rules);
      if (counts.size === 0) return null;
      const merged = Object.entries({ ...app.structure, ...Object.fromEntries(counts) });
      // Deis v1 keeps no types of which none is wanted.
      const structure = Object.fromEntries(merged.filter(([, count]) => count > 0 || !rules.stopsMissingTypes));
      store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), app.id);
      scalePods(controller, { ...app, structure }, release);
      const said = [...counts].map(([type, count]) => `${type}=${count}`).join(' ');
      addToLog(controller, app.id, null, `${user.username} scaled ${rules.podsAreCalled} ${said}`);
      return null;
    });
  },
};

/** Types that can be scaled besides those of the build. */
function otherTypes({ keepsMissingTypes, stopsMissingTypes }: Rules, structure: AppRow['structure']): string[] {
  if (keepsMissingTypes !== 'none') return ['web'];
  return stopsMissingTypes ? [] : Object.keys(structure);
}

async function restart(
  { user, parameter }: Call,
  controller: Controller,
  isMeant: (pod: PodRow) => boolean,
): Promise<Pod[]> {
  const { store } = controller;
  const { app, restarted } = await deployed(controller, parameter('app'), () => {
    const app = restartable(controller, user, parameter('app'));
    const all = store.all<PodRow>('SELECT * FROM pods WHERE app = ? ORDER BY type, num', app.id);
    const restarted = restartPods(controller, all.filter(isMeant));
    for (const { name } of restarted) addToLog(controller, app.id, null, `${user.username} restarted ${name}`);
    return { app, restarted };
  });
  return restarted.map(shownBy(app, controller));
}

/** Deis v1 answers the refusal of a restart with a status of its own. */
function restartable(controller: Controller, user: Account, id: string): AppRow {
  const status = controller.rules.restartRefusal;
  if (status === null) return usableApp(controller, user, id);
  try {
    return usableApp(controller, user, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw error.status === 404 ? refused(status, 'No App matches the given query.') : new Refusal(status, error.body);
  }
}

/** The processes that still run though their pods are gone. */
function goingOf({ store, runtime }: Controller, app: string): PodRow[] {
  const known = new Set(
    store.all<{ uuid: string }>('SELECT uuid FROM pods WHERE app = ?', app).map(({ uuid }) => uuid),
  );
  return runtime
    .processes(app)
    .filter(({ pod, state }) => !known.has(pod) && state !== 'destroyed')
    .map(({ pod, started, ...rest }) => ({ ...rest, app, uuid: pod, created: started }));
}

function shownBy({ id, owner }: AppRow, { store, runtime, now, podState }: Controller): (pod: PodRow) => Pod {
  const processes = new Map(runtime.processes(id).map((instance) => [instance.pod, instance]));
  const real = releasesWithSlug(store, id);
  return (pod) => {
    const { name, type, num, uuid, release, created } = pod;
    const instance = processes.get(uuid);
    const recorded = real.has(release) ? 'starting' : podState(pod, Date.parse(now()) - Date.parse(created));
    const started = instance?.started ?? created;
    const common = { name, type, state: instance?.state ?? recorded, release: `v${release}`, started };
    return { ...common, num, uuid, owner, app: id, created, updated: created };
  };
}

function shownJob({ name, release, started, exitCode }: Job): Pod {
  const state = exitCode === undefined ? 'up' : exitCode === 0 ? 'down' : 'crashed';
  const ready = exitCode === undefined ? '1/1' : '0/1';
  return { name, type: 'run', state, release: `v${release}`, started, ready, restarts: 0 };
}
