import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, type Field, text, Wrong } from '../fields/field.ts';
import type { Controller } from '../handlers/handler.ts';
import { repr } from '../rules/python.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Answered } from '../wire/reply.ts';
import { Crash, Refusal, refused } from '../wire/refusal.ts';
import { allOf, type Belonging, findOne, oneOf, pageOf, put, remove } from './belongings.ts';
import { type DryccHandlers, whole } from './handler.ts';

/** Services, gateways and routes: kept, checked and shown. The sandbox's own router does not look at them. */
export const network: DryccHandlers = {
  'services.list': ({ app }, { store }) => whole(allOf(store, app.id, 'service').map(({ data }) => data)),

  'services.add'({ app, body }, controller) {
    const { store } = controller;
    return store.change(() => {
      const { ptype, port, protocol } = servicePort(body);
      const target = portNumber(body['target_port']);
      const before = findOne(store, app.id, 'service', ptype);
      const ports = portsOf(before);
      if (ports.some((each) => each['port'] === port)) throw refused(400, 'port is occupied');
      const added = { name: `${protocol.toLowerCase()}-${port}`, port, protocol, targetPort: target };
      put(controller, app.id, 'service', ptype, service(app, ptype, [...ports, added]));
      return new Answered(before ? 204 : 201);
    });
  },

  'services.remove'({ app, body }, controller) {
    controller.store.change(() => {
      const { ptype, port, protocol } = servicePort(body);
      const before = oneOf(controller, app, 'service', ptype);
      const ports = portsOf(before).filter((each) => each['port'] !== port || each['protocol'] !== protocol);
      if (ports.length === 0) remove(controller, app, 'service', ptype);
      else put(controller, app.id, 'service', ptype, service(app, ptype, ports));
    });
    return null;
  },

  'gateways.list'({ app, window }, { store }) {
    const { items, total } = pageOf(store, app.id, 'gateway', window);
    return { items: items.map(shownGateway), total };
  },

  'gateways.info': ({ app, parameter }, controller) =>
    shownGateway(oneOf(controller, app, 'gateway', parameter('gateway'))),

  /** Replaces all ports; none remove the gateway, as on the real controller. */
  'gateways.apply'({ app, parameter, body }, controller) {
    const { ports } = check(body, { app: text(), name: nameField, ports: portsField });
    const name = parameter('gateway');
    return controller.store.change(() => {
      const before = findOne(controller.store, app.id, 'gateway', name);
      if (ports.length === 0 && !before) throw new Crash();
      if (ports.length === 0) {
        remove(controller, app, 'gateway', name);
        return new Answered(204);
      }
      const numbers = ports.filter(({ protocol }) => protocol !== 'UDP').map(({ port }) => port);
      if (new Set(numbers).size < numbers.length) throw new Refusal(400, { detail: ['port is occupied'] });
      const gateway = put(controller, app.id, 'gateway', name, { ports });
      return new Answered(before ? 200 : 201, shownGateway(gateway));
    });
  },

  'gateways.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      remove(controller, app, 'gateway', parameter('gateway'));
    });
    return null;
  },
};

/** What the first deployment of `web` makes, inside a change: a service and a gateway, both called as the app. */
export function makeUsualNetwork(controller: Controller, app: AppRow): void {
  if (findOne(controller.store, app.id, 'gateway', app.id)) return;
  const port = { name: 'tcp-80', port: 80, protocol: 'TCP', targetPort: 5000 };
  put(controller, app.id, 'service', 'web', service(app, 'web', [port]));
  put(controller, app.id, 'gateway', app.id, { ports: [{ port: 80, protocol: 'HTTP' }] });
  put(controller, app.id, 'route', app.id, {
    kind: 'HTTPRoute',
    rules: [{ backendRefs: [{ kind: 'Service', name: app.id, port: 80, weight: 100 }] }],
    parent_refs: [{ name: app.id, port: 80 }],
  });
}

function service(app: AppRow, ptype: string, ports: readonly JsonObject[]): JsonObject {
  const name = ptype === 'web' ? app.id : `${app.id}-${ptype}`;
  return { name, domain: `${name}.${app.id}.svc`, ports, ptype };
}

/** The ports of a service or a gateway. */
export function portsOf(belonging: Belonging | undefined): readonly JsonObject[] {
  const ports = belonging?.data['ports'];
  return Array.isArray(ports) ? ports.filter(isJsonObject) : [];
}

function servicePort(body: JsonObject): { readonly ptype: string; readonly port: number; readonly protocol: string } {
  const port = portNumber(body['port']);
  const given = body['protocol'];
  const protocol = typeof given === 'string' && given !== '' ? given : 'TCP';
  if (!/^(?:TCP|UDP|SCTP)$/.test(protocol)) {
    throw new Refusal(400, ['the service protocol only supports: ^(TCP|UDP|SCTP)$']);
  }
  const { ptype } = check(body, { ptype: text({ max: 63 }) });
  return { ptype, port, protocol };
}

/** Reads the port of a request. Throws a refusal unless it is one. */
export function portNumber(given: unknown): number {
  if (!/^\d+$/.test(String(given))) throw new Refusal(400, ['port can only be a numeric value']);
  const port = Number(given);
  if (port < 1 || port > 65_535) throw new Refusal(400, ['port needs to be between 1 and 65535']);
  return port;
}

/** The name of a gateway or a route. */
export const nameField: Field<string> = text({
  demands: (name) => (name.length < 3 || name.length > 63 ? ['The length of name must be between 3 and 63'] : []),
});

/** What a port of a gateway can speak. */
export const protocols = ['HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS'];

const portsField: Field<readonly (JsonObject & { readonly port: number; readonly protocol: string })[]> = (value) => {
  if (value === undefined) throw new Wrong('This field is required.');
  if (!Array.isArray(value)) throw new Wrong('ports must be a list');
  return value.map((each: unknown) => {
    const { port, protocol } = isJsonObject(each) ? each : {};
    const why = !Number.isInteger(port)
      ? `${repr(port)} is not of type 'integer'`
      : protocols.includes(String(protocol))
        ? undefined
        : `${repr(protocol)} is not one of ${repr(protocols)}`;
    if (why !== undefined) throw new Wrong(`could not validate ${repr(each)}: ${why}`);
    return { port: Number(port), protocol: String(protocol) };
  });
};

function shownGateway({ id, app, name, data, created, updated }: Belonging): JsonObject {
  return {
    id,
    app,
    name,
    ports: data['ports'],
    addresses: [{ type: 'IPAddress', value: '127.0.0.1' }],
    created,
    updated,
  };
}
