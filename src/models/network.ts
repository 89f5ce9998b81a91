import { type Infer, timestamp } from './schema.ts';

/** The service of a process type: the ports on which the app's other processes and routes reach it. */
export const Service = {
  title: 'Service',
  type: 'object',
  properties: {
    name: { type: 'string' },
    domain: { type: 'string' },
    ptype: { type: 'string' },
    ports: { type: 'array', items: { type: 'object' } },
  },
  required: ['ptype'],
} as const;
export type Service = Infer<typeof Service>;

/** A gateway: the ports on which an app is reached from outside. */
export const Gateway = {
  title: 'Gateway',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    app: { type: 'string' },
    name: { type: 'string' },
    ports: { type: 'array', items: { type: 'object' } },
    addresses: { type: 'array', items: { type: 'object' } },
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type Gateway = Infer<typeof Gateway>;

/** A route from gateways to services, with rules as the Gateway API of Kubernetes has them. */
export const NetworkRoute = {
  title: 'NetworkRoute',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    app: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string' },
    parent_refs: { type: 'array', items: { type: 'object' } },
    rules: { type: 'array', items: { type: 'object' } },
    routable: { type: 'boolean' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type NetworkRoute = Infer<typeof NetworkRoute>;
