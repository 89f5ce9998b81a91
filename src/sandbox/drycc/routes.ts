import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, type Field, text, Wrong } from '../fields/field.ts';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Answered } from '../wire/reply.ts';
import { Crash, invalid, Refusal } from '../wire/refusal.ts';
import { allOf, type Belonging, findOne, oneOf, pageOf, put, remove } from './belongings.ts';
import type { DryccHandlers } from './handler.ts';
import { nameField, portsOf } from './network.ts';

/** Routes from gateways to services. */
export const routes: DryccHandlers = {
  'routes.list'({ app, window }, { store }) {
    const { items, total } = pageOf(store, app.id, 'route', window);
    return { items: items.map(shown), total };
  },

  'routes.info': ({ app, parameter }, controller) => shown(oneOf(controller, app, 'route', parameter('route'))),

  'routes.apply'({ app, parameter, body }, controller) {
    const { kind, rules, parent_refs } = check(body, {
      ...{ app: text(), kind: kindField, name: nameField, rules: listField, parent_refs: listField },
    });
    const name = parameter('route');
    return controller.store.change(() => {
      const before = findOne(controller.store, app.id, 'route', name);
      if (before && before.data['kind'] !== kind) throw new Refusal(400, { detail: ['route kind cannot be changed'] });
      for (const parent of parent_refs) requireListener(controller, app, parent, kind);
      requireBackend(controller, app, name, rules);
      const route = put(controller, app.id, 'route', name, { kind, rules, parent_refs });
      return new Answered(before ? 200 : 201, shown(route));
    });
  },

  'routes.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      remove(controller, app, 'route', parameter('route'));
    });
    return null;
  },
};

/** The protocols of the listeners that a kind of route can be at. */
const protocolsOf: Readonly<Record<string, readonly string[]>> = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TCPRoute: ['TCP'],
  UDPRoute: ['UDP'],
  TLSRoute: ['TLS'],
};

/** Throws a refusal unless a gateway has a port of this kind of route. */
export function requireListener({ store }: Controller, app: AppRow, { name, port }: JsonObject, kind: string): void {
  const gateway = findOne(store, app.id, 'gateway', String(name));
  if (!gateway) throw invalid({ non_field_errors: [`this gateway ${String(name)} does not exist`] });
  const isThere = portsOf(gateway).some(
    (each) => each['port'] === port && protocolsOf[kind]?.includes(String(each['protocol'])),
  );
  if (!isThere) {
    throw invalid({ non_field_errors: ['listener does not exist, please add gateway listener first.'] });
  }
}

/** Throws a refusal unless a rule leads to a service that is there. */
export function requireBackend({ store }: Controller, app: AppRow, route: string, rules: readonly JsonObject[]): void {
  const services = new Set(allOf(store, app.id, 'service').map(({ data }) => data['name']));
  const backends = rules.flatMap(({ backendRefs }) => {
    if (!Array.isArray(backendRefs)) throw new Crash();
    return backendRefs.filter(isJsonObject);
  });
  if (backends.some(({ name }) => services.has(name))) return;
  const details = { non_field_errors: [`route ${route} no available backend`] };
  throw new Refusal(400, { error: { code: 'VALIDATION_ERROR', message: 'Validation failed', details } });
}

/** The kind of a route. */
export const kindField: Field<string> = (value) => {
  const kind = text()(value);
  if (kind in protocolsOf) return kind;
  throw new Wrong('the route kind only supports: ^(HTTPRoute|TCPRoute|UDPRoute|GRPCRoute|TLSRoute)$');
};

/** A list of objects. */
export const listField: Field<readonly JsonObject[]> = (value) => {
  if (value === undefined) throw new Wrong('This field is required.');
  if (!Array.isArray(value)) throw new Wrong('Value must be a list.');
  return value.filter(isJsonObject);
};

function shown({ id, app, name, data, created, updated }: Belonging): JsonObject {
  const { kind, rules, parent_refs } = data;
  return { id, app, kind, name, rules, routable: true, parent_refs, created, updated };
}
