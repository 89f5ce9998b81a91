import type { JsonObject } from '../../base/json-object.ts';
import type { Controller } from '../handlers/handler.ts';
import { mayAsk, roleIn } from '../state/workspaces.ts';
import { type DryccHandlers, whole } from './handler.ts';
import { podViews, type PodView } from './pod-views.ts';

/** What happened to processes, in Kubernetes' words: as much of it as the sandbox knows of those that are there. */
export const events: DryccHandlers = {
  /** Nothing for those who may not see the app, as on the real controller. */
  'events.list'({ app, user, query }, controller) {
    const { store, rules } = controller;
    const role = rules.workspaces ? roleIn(store, app.workspace, user.username) : 'viewer';
    if (!user.is_superuser && (role === undefined || !mayAsk(role, 'GET'))) return whole([]);
    const [type, name] = [query('ptype'), query('pod_name')];
    const pods = podViews(controller, app.id);
    if (name !== null) return whole(pods.filter((pod) => pod.name === name).flatMap((pod) => ofPod(app.id, pod)));
    return whole(
      type === null
        ? []
        : ofType(
            controller,
            app.id,
            pods.filter((pod) => pod.type === type),
            type,
          ),
    );
  },
};

const ends: Readonly<Record<string, readonly [reason: string, message: string]>> = {
  crashed: ['BackOff', 'Back-off restarting failed container'],
  error: ['BackOff', 'Back-off restarting failed container'],
  terminating: ['Killing', 'Stopping container'],
  down: ['Killing', 'Stopping container'],
};

function ofPod(app: string, { name, type, state, started }: PodView): JsonObject[] {
  const created = toTheSecond(started);
  const end = ends[state];
  return [
    { reason: 'Scheduled', message: `Successfully assigned ${app}/${name} to the sandbox`, created },
    ...(state === 'up' || end ? [{ reason: 'Started', message: `Started container ${app}-${type}`, created }] : []),
    ...(end ? [{ reason: end[0], message: `${end[1]} ${app}-${type}`, created }] : []),
  ];
}

function ofType({ store }: Controller, app: string, pods: readonly PodView[], type: string): JsonObject[] {
  const first = pods.map(({ started }) => started).sort()[0];
  if (first === undefined) return [];
  const row = store.first<{ structure: string }>('SELECT structure FROM apps WHERE id = ?', app);
  const count = (JSON.parse(row?.structure ?? '{}') as Readonly<Record<string, number>>)[type] ?? pods.length;
  const message = `Scaled up replica set ${app}-${type} to ${count}`;
  return [{ reason: 'ScalingReplicaSet', message, created: toTheSecond(first) }];
}

function toTheSecond(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z');
}
