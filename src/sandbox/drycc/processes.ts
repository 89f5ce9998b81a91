import type { JsonObject } from '../../base/json-object.ts';
import { mostPods } from '../fields/scale.ts';
import type { Controller } from '../handlers/handler.ts';
import { readConfig, variablesFor } from '../state/configuration.ts';
import { addToLog } from '../state/log.ts';
import { type PodRow, restartPods, scalePods } from '../state/pods.ts';
import { currentRelease, type Release } from '../state/releases.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Crash, refused } from '../wire/refusal.ts';
import { type DryccHandlers, whole } from './handler.ts';
import { launched } from './launch.ts';
import { deployedRelease, podViews } from './pod-views.ts';
import { findPlan } from './plans.ts';
import { chosenTypes } from './releases.ts';
import { commandOf, findBuild, typesOf } from './types.ts';

/** Process types: what of an app runs, and how often. */
export const ptypes: DryccHandlers = {
  'ptypes.list'({ app }, controller) {
    const { store } = controller;
    const release = deployedRelease(store, app.id);
    const types = typesOf(findBuild(store, release.build));
    const pods = podViews(controller, app.id);
    const all = [...new Set([...types, ...(types.length > 0 ? Object.keys(app.structure) : [])])];
    return whole(
      all.map((name) => {
        const own = pods.filter(({ type }) => type === name);
        const up = own.filter(({ state }) => state === 'up').length;
        return {
          ...{ name, release: `v${release.version}`, ready: `${up}/${app.structure[name] ?? 0}` },
          ...{ garbage: !types.includes(name), up_to_date: own.length, available_replicas: up },
          started: own[0]?.started ?? release.created,
        };
      }),
    );
  },

  'ptypes.describe'({ app, parameter }, controller) {
    const { store } = controller;
    const release = deployedRelease(store, app.id);
    const build = findBuild(store, release.build);
    const type = typesOf(build).find((each) => `${app.id}-${each}` === parameter('deployment'));
    if (!build || type === undefined) throw refused(400, 'this procfile type not found');
    const config = readConfig(store, release.config);
    const probes = (config.healthcheck[type] ?? {}) as JsonObject;
    const plan = findPlan(config.scoped.limits?.[type]);
    const port = Number(variablesFor(config, type)['PORT'] ?? 5000);
    const usual = { tcpSocket: { port }, initialDelaySeconds: 5, timeoutSeconds: 5, periodSeconds: 5 };
    const ready = type === 'web' ? { ...usual, successThreshold: 1, failureThreshold: 1 } : {};
    return whole([
      {
        ...{ container: parameter('deployment'), ...commandOf(build, type) },
        liveness_probe: probes['livenessProbe'] ?? {},
        readiness_probe: probes['readinessProbe'] ?? ready,
        limits: { cpu: plan?.cpu ?? 1, memory: `${plan?.memory ?? 1}Gi`, 'ephemeral-storage': '4Gi' },
        ...{ volume_mounts: [], node_selector: config.scoped.tags?.[type] ?? {} },
      },
    ]);
  },

  /** Accepts all, as the real one does, and does what can be done. */
  'pods.scale'({ app, user, body }, controller) {
    const { store, now } = controller;
    return launched(controller, app.id, () => {
      const release = deployedRelease(store, app.id);
      const known = new Set([...typesOf(findBuild(store, release.build)), ...Object.keys(app.structure)]);
      const counts = Object.entries(body).filter(
        ([type, count]) =>
          known.has(type) && Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) <= mostPods,
      );
      if (counts.length === 0) return { result: null };
      const structure = { ...app.structure, ...Object.fromEntries(counts) } as AppRow['structure'];
      store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), app.id);
      scalePods(controller, { ...app, structure }, release);
      const said = counts.map(([type, count]) => `${type}=${String(count)}`).join(' ');
      addToLog(controller, app.id, null, `${user.username} scaled pods ${said}`);
      return { result: null };
    });
  },

  'ptypes.restart'({ app, user, body }, controller) {
    const { store } = controller;
    return launched(controller, app.id, () => {
      const all = [...typesOf(findBuild(store, deployedRelease(store, app.id).build))];
      const types = chosenTypes(body['ptypes'], all, (type) => `process type ${type} is not included in procfile`);
      restart(controller, app, user.username, ({ type }) => types.includes(type));
      return { result: null };
    });
  },

  'ptypes.clean'({ app, body }, controller) {
    const { store } = controller;
    return launched(controller, app.id, () => {
      const given = body['ptypes'];
      if (typeof given !== 'string' || given === '') throw refused(400, 'ptypes is a required field');
      const release: Release = currentRelease(store, app.id);
      const inUse = typesOf(findBuild(store, release.build));
      const gone = given.split(',');
      const used = gone.find((type) => inUse.includes(type));
      if (used !== undefined) throw refused(400, `ptype ${used} should not garbage.`);
      const structure = Object.fromEntries(Object.entries(app.structure).filter(([type]) => !gone.includes(type)));
      store.write('UPDATE apps SET structure = ? WHERE id = ?', JSON.stringify(structure), app.id);
      scalePods(controller, { ...app, structure }, deployedRelease(store, app.id));
      return { result: null };
    });
  },

  'pods.delete'({ app, user, body }, controller) {
    const ids = body['pod_ids'];
    if (typeof ids !== 'string') throw new Crash();
    const names = ids.split(',');
    return launched(controller, app.id, () => {
      restart(controller, app, user.username, ({ name }) => names.includes(name));
      return { result: null };
    });
  },
};

/** Restarts processes, inside a change. */
function restart(controller: Controller, app: AppRow, by: string, isMeant: (pod: PodRow) => boolean): void {
  const all = controller.store.all<PodRow>('SELECT * FROM pods WHERE app = ? ORDER BY type, num', app.id);
  for (const { name } of restartPods(controller, all.filter(isMeant))) {
    addToLog(controller, app.id, null, `${by} restarted ${name}`);
  }
}
