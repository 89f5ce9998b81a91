import type { JsonObject } from '../../base/json-object.ts';
import { check, type Field, text, Wrong } from '../fields/field.ts';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Answered } from '../wire/reply.ts';
import { invalid, Refusal } from '../wire/refusal.ts';
import { findOne, oneOf, put, remove } from './belongings.ts';
import type { DryccHandlers } from './handler.ts';
import { nameField, portNumber, portsOf, protocols } from './network.ts';
import { kindField, listField, requireBackend, requireListener } from './routes.ts';

/** What Drycc 1.13 does piece by piece: the ports of gateways, and the gateways and rules of routes. */
export const olderNetwork: DryccHandlers = {
  'gateways.addPort'({ app, body }, controller) {
    return controller.store.change(() => {
      const { name, port, protocol } = listenerIn(body);
      const ports = portsOf(findOne(controller.store, app.id, 'gateway', name));
      const isUdp = protocol === 'UDP';
      const isTaken = ports.some((each) => each['port'] === port && (each['protocol'] === 'UDP') === isUdp);
      if (isTaken) throw new Refusal(400, { detail: ['port is occupied'] });
      put(controller, app.id, 'gateway', name, { ports: [...ports, { port, protocol }] });
      return new Answered(201);
    });
  },

  /** With its last port the gateway goes. */
  'gateways.removePort'({ app, body }, controller) {
    controller.store.change(() => {
      const { name, port, protocol } = listenerIn(body);
      const ports = portsOf(oneOf(controller, app, 'gateway', name));
      const left = ports.filter((each) => each['port'] !== port || each['protocol'] !== protocol);
      if (left.length > 0) put(controller, app.id, 'gateway', name, { ports: left });
      else remove(controller, app, 'gateway', name);
    });
    return new Answered(204);
  },

  'routes.create'({ app, body }, controller) {
    const { kind, name, rules } = check(body, { kind: kindField, name: nameField, rules: listField });
    return controller.store.change(() => {
      if (findOne(controller.store, app.id, 'route', name)) {
        throw invalid({ non_field_errors: ['The fields app, name must make a unique set.'] });
      }
      requireBackend(controller, app, name, rules);
      put(controller, app.id, 'route', name, { kind, rules, parent_refs: [] });
      return new Answered(201);
    });
  },

  'routes.attach': ({ app, parameter, body }, controller) =>
    changeParents(controller, app, parameter('route'), body, (parents, parent, kind) => {
      requireListener(controller, app, parent, kind);
      if (parents.some((each) => isSame(each, parent))) {
        throw invalid({ non_field_errors: ['this listener has already been referenced'] });
      }
      return [...parents, parent];
    }),

  'routes.detach': ({ app, parameter, body }, controller) =>
    changeParents(controller, app, parameter('route'), body, (parents, parent) =>
      parents.filter((each) => !isSame(each, parent)),
    ),

  'routes.rules'({ app, parameter }, controller) {
    return new Answered(200, oneOf(controller, app, 'route', parameter('route')).data['rules']);
  },

  'routes.setRules'({ app, parameter, body }, controller) {
    const { rules } = check(body, { rules: listField });
    controller.store.change(() => {
      const { name, data } = oneOf(controller, app, 'route', parameter('route'));
      requireBackend(controller, app, name, rules);
      put(controller, app.id, 'route', name, { ...data, rules });
    });
    return new Answered(204);
  },
};

type Change = (parents: readonly JsonObject[], parent: JsonObject, kind: string) => readonly JsonObject[];

function changeParents(controller: Controller, app: AppRow, name: string, body: JsonObject, change: Change): Answered {
  const { gateway } = check(body, { gateway: nameField });
  const port = portNumber(body['port']);
  controller.store.change(() => {
    const { data } = oneOf(controller, app, 'route', name);
    const parents = Array.isArray(data['parent_refs']) ? (data['parent_refs'] as JsonObject[]) : [];
    const parent_refs = change(parents, { name: gateway, port }, String(data['kind']));
    put(controller, app.id, 'route', name, { ...data, parent_refs });
  });
  return new Answered(204);
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return one['name'] === other['name'] && one['port'] === other['port'];
}

function listenerIn(body: JsonObject): { readonly name: string; readonly port: number; readonly protocol: string } {
  const { name, protocol } = check(body, { name: nameField, protocol: knownProtocol });
  return { name, port: portNumber(body['port']), protocol };
}

const knownProtocol: Field<string> = (value) => {
  const protocol = text()(value);
  if (protocols.includes(protocol)) return protocol;
  throw new Wrong(`"${protocol}" is not a valid choice.`);
};
