import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, text } from '../fields/field.ts';
import { Answered } from '../wire/reply.ts';
import { Crash, Refusal, refused } from '../wire/refusal.ts';
import { type Belonging, findOne, oneOf, pageOf, put, remove } from './belongings.ts';
import { type DryccHandlers, whole } from './handler.ts';

const redis = {
  name: 'redis',
  description: 'Redis, in memory; the sandbox runs none',
  kind: 'Redis',
  storage_model: 'replicated',
  plans: [
    {
      ...{ name: 'standard-1', description: '1 core, 1 GiB' },
      ...{ allowCreate: ['replicas', 'storage.size'], allowUpdate: ['replicas'] },
    },
    { name: 'standard-2', description: '2 cores, 4 GiB', allowCreate: ['replicas'], allowUpdate: ['replicas'] },
  ],
};

/** Addons: one class, of which nothing runs. */
export const addons: DryccHandlers = {
  'addons.classes': () => whole([redis]),

  'addons.class'({ parameter }) {
    if (parameter('class') !== redis.name) throw refused(404, `AddonClass '${parameter('class')}' not found`);
    return redis;
  },

  'addons.list'({ app, window }, { store }) {
    const { items, total } = pageOf(store, app.id, 'addon', window);
    return { items: items.map(shown), total };
  },

  'addons.info': ({ app, parameter }, controller) => shown(oneOf(controller, app, 'addon', parameter('addon'))),

  'addons.apply'({ app, parameter, body }, controller) {
    const name = parameter('addon');
    return controller.store.change(() => {
      const before = findOne(controller.store, app.id, 'addon', name);
      const { plan } = check(body, { plan: text() });
      const kind = body['kind'] ?? before?.data['kind'];
      if (typeof kind !== 'string') throw new Crash();
      if (before && kind.toLowerCase() !== redis.name) {
        const change = `'${redis.kind}' to '${kind}'`;
        throw new Refusal(400, [`Addon kind cannot be changed from ${change}`]);
      }
      if (kind.toLowerCase() !== redis.name) throw refused(400, `AddonClass '${kind}' not found`);
      const chosen = redis.plans.find((each) => each.name === plan);
      if (!chosen) throw refused(400, `Plan '${plan}' not found in ${redis.name}`);
      const parameters = isJsonObject(body['parameters']) ? body['parameters'] : before?.data['parameters'];
      const known = isJsonObject(parameters) ? parameters : {};
      const evil = Object.keys(known).find((field) => !chosen.allowCreate.includes(field));
      if (evil !== undefined) throw new Refusal(400, [`Field '${evil}' is not allowed for this plan`]);
      const addon = put(controller, app.id, 'addon', name, { kind: redis.kind, plan, parameters: known });
      return new Answered(before ? 200 : 201, shown(addon));
    });
  },

  'addons.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      remove(controller, app, 'addon', parameter('addon'));
    });
    return null;
  },

  'addons.connection'({ app, parameter }, controller) {
    const { name, uuid } = oneOf(controller, app, 'addon', parameter('addon'));
    return { host: `${name}.${app.id}.svc`, port: '6379', password: uuid };
  },
};

function shown({ uuid, name, app, data, created, updated }: Belonging): JsonObject {
  const { plan, kind, parameters } = data;
  const { replicas } = isJsonObject(parameters) ? parameters : {};
  return { uuid, name, app, plan, kind, multiplier: Number(replicas ?? 1), parameters, created, updated };
}
