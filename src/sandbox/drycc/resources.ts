import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, text } from '../fields/field.ts';
import { invalid, refused } from '../wire/refusal.ts';
import { type Belonging, findOne, oneOf, pageOf, put, remove } from './belongings.ts';
import { type DryccHandlers, whole } from './handler.ts';
import { nameField } from './network.ts';

const redis = {
  id: '6f1a1d86-8d2d-4f4f-9d33-6f2d2f5f0001',
  name: 'redis',
  description: 'Redis; the sandbox runs none',
};
const plans = ['standard-128', 'standard-256'].map((name, at) => ({
  id: `6f1a1d86-8d2d-4f4f-9d33-6f2d2f5f001${at}`,
  name,
  description: `${name.slice('standard-'.length)} MiB`,
}));

/** Resources of Drycc 1.13, which became addons: one service, of which nothing runs. */
export const resources: DryccHandlers = {
  'resources.services': () => whole([redis]),

  'resources.plans'({ parameter }) {
    if (![redis.id, redis.name].includes(parameter('service'))) throw refused(404, 'Not found.');
    return whole(plans);
  },

  'resources.list'({ app, window }, { store }) {
    const { items, total } = pageOf(store, app.id, 'resource', window);
    return { items: items.map(shown), total };
  },

  'resources.info': ({ app, parameter }, controller) =>
    shown(oneOf(controller, app, 'resource', parameter('resource'))),

  'resources.create'({ app, body }, controller) {
    const { name } = check(body, { name: nameField });
    return controller.store.change(() => {
      if (findOne(controller.store, app.id, 'resource', name)) {
        throw invalid({ non_field_errors: ['The fields app, name must make a unique set.'] });
      }
      return shown(put(controller, app.id, 'resource', name, { ...plannedIn(body), isBound: false }));
    });
  },

  'resources.update'({ app, parameter, body }, controller) {
    return controller.store.change(() => {
      const { name, data } = oneOf(controller, app, 'resource', parameter('resource'));
      return shown(put(controller, app.id, 'resource', name, { ...data, ...plannedIn(body) }));
    });
  },

  'resources.bind'({ app, parameter, body }, controller) {
    const action = body['bind_action'];
    if (action !== 'bind' && action !== 'unbind') throw refused(400, 'unknown action');
    controller.store.change(() => {
      const { name, data } = oneOf(controller, app, 'resource', parameter('resource'));
      const isBound = data['isBound'] === true;
      if (action === 'bind' && isBound) throw refused(400, 'the resource is already bound');
      if (action === 'unbind' && !isBound) throw refused(400, 'the resource is not bound');
      put(controller, app.id, 'resource', name, { ...data, isBound: !isBound });
    });
    return null;
  },

  'resources.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      const { data } = oneOf(controller, app, 'resource', parameter('resource'));
      if (data['isBound'] === true) throw refused(400, 'the resource is bound, unbind it first');
      remove(controller, app, 'resource', parameter('resource'));
    });
    return null;
  },
};

/** The plan of a request, as `redis:standard-128`, and its options. */
function plannedIn(body: JsonObject): { readonly plan: string; readonly options: JsonObject } {
  const { plan } = check(body, { plan: text() });
  const [service, name] = plan.split(':');
  if (service !== redis.name || !plans.some((each) => each.name === name)) throw refused(400, `unknown plan ${plan}`);
  const { options } = body;
  return { plan, options: isJsonObject(options) ? options : {} };
}

function shown({ uuid, name, app, data, created, updated }: Belonging): JsonObject {
  const { plan, options, isBound } = data;
  const login = { host: `${name}.${app}.svc`, port: '6379', password: uuid };
  return {
    ...{ uuid, name, app, plan, options, status: 'Ready', binding: isBound === true ? 'Ready' : null },
    ...{ data: isBound === true ? login : {}, created, updated },
  };
}
