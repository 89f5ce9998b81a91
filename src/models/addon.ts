import { type Infer, timestamp } from './schema.ts';

/** A kind of addon that the controller offers, with its plans. */
export const AddonClass = {
  title: 'AddonClass',
  type: 'object',
  properties: {
    name: { type: 'string' },
    description: { type: 'string' },
    kind: { type: 'string' },
    storage_model: { type: 'string' },
    plans: { type: 'array', items: { type: 'object' } },
  },
  required: ['name'],
} as const;
export type AddonClass = Infer<typeof AddonClass>;

/** An addon of an app, e.g. a database. */
export const Addon = {
  title: 'Addon',
  type: 'object',
  properties: {
    name: { type: 'string' },
    app: { type: 'string' },
    kind: { type: 'string' },
    plan: { type: 'string' },
    multiplier: { type: 'integer' },
    parameters: { type: 'object' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type Addon = Infer<typeof Addon>;

/** How to connect to an addon: whatever fields it has. It contains secrets. */
export const AddonConnection = { title: 'AddonConnection', type: 'object', properties: {}, required: [] } as const;

/** A service or a plan that Drycc 1.13 offers for resources. */
export const ResourceOffer = {
  title: 'ResourceOffer',
  type: 'object',
  properties: { id: { type: 'string' }, name: { type: 'string' }, description: { type: 'string' } },
  required: ['name'],
} as const;
export type ResourceOffer = Infer<typeof ResourceOffer>;

/** A resource of an app on Drycc 1.13, which later became addons. */
export const Resource = {
  title: 'Resource',
  type: 'object',
  properties: {
    name: { type: 'string' },
    app: { type: 'string' },
    plan: { type: 'string' },
    status: { type: ['string', 'null'] },
    binding: { type: ['string', 'null'] },
    options: { type: 'object' },
    data: { type: 'object' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type Resource = Infer<typeof Resource>;
