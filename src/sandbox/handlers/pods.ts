import type { Pod } from '../../models/pod.ts';
import type { Call, Controller, HandlersOf } from './handler.ts';
import { addToLog } from '../state/log.ts';
import { type AppRow, usableApp } from '../wire/permissions.ts';
import { type PodRow, restartPods, scalePods } from '../state/pods.ts';
import { refused } from '../wire/refusal.ts';
import { currentRelease } from '../state/releases.ts';
import { scaleCounts } from '../fields/scale.ts';

/** The processes of an app: pods of v2, containers of v1. They are records of what would run; nothing runs. */
export const pods: HandlersOf<'pods'> = {
  'pods.list': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM pods WHERE app = ? ORDER BY type, num';
    const { items, total } = controller.store.page<PodRow>(window, sql, app.id);
    return { items: items.map((pod) => shown(pod, app, controller)), total };
  },

  'pods.listByType': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM pods WHERE app = ? AND type = ? ORDER BY num';
    const { items, total } = controller.store.page<PodRow>(window, sql, app.id, parameter('type'));
    return { items: items.map((pod) => shown(pod, app, controller)), total };
  },

  'pods.restart': (call, controller) => restart(call, controller, () => true),

  // The documents restart a pod by its name on this path as well.
  'pods.restartByType': (call, controller) =>
    restart(call, controller, ({ type, name }) => type === call.parameter('type') || name === call.parameter('type')),

  'pods.restartByName': (call, controller) =>
    restart(call, controller, ({ type, name }) => type === call.parameter('type') && name === call.parameter('pod')),

  'pods.scale': ({ user, parameter, body }, controller) => {
    const { store, rules, now } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const release = currentRelease(store, app.id);
      if (release.build === null) throw refused(400, 'No build associated with this release');
      const build = store.first<{ procfile: string }>('SELECT procfile FROM builds WHERE uuid = ?', release.build);
      const types = Object.keys(JSON.parse(build?.procfile ?? '{}') as object);
      const counts = scaleCounts(body, ['cmd', ...types, ...Object.keys(app.structure)], rules);
      if (counts.size === 0) return null;
      const structure = Object.fromEntries([...Object.entries(app.structure), ...counts]);
      store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), app.id);
      scalePods(controller, { ...app, structure }, release);
      const said = [...counts].map(([type, count]) => `${type}=${count}`).join(' ');
      addToLog(controller, app.id, null, `${user.username} scaled ${rules.podsAreCalled} ${said}`);
      return null;
    });
  },
};

function restart({ user, parameter }: Call, controller: Controller, isMeant: (pod: PodRow) => boolean): Pod[] {
  const { store } = controller;
  return store.change(() => {
    const app = usableApp(controller, user, parameter('app'));
    const all = store.all<PodRow>('SELECT * FROM pods WHERE app = ? ORDER BY type, num', app.id);
    const restarted = restartPods(controller, all.filter(isMeant));
    for (const { name } of restarted) addToLog(controller, app.id, null, `${user.username} restarted ${name}`);
    return restarted.map((pod) => shown(pod, app, controller));
  });
}

function shown(pod: PodRow, { id, owner }: AppRow, { now, podState }: Controller): Pod {
  const { name, type, num, uuid, release, created } = pod;
  const state = podState(pod, Date.parse(now()) - Date.parse(created));
  const common = { name, type, state, release: `v${release}`, started: created };
  return { ...common, num, uuid, owner, app: id, created, updated: created };
}
