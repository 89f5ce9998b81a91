import { type Infer, timestamp } from './schema.ts';

/** Within which bounds the controller chooses how many processes of a type run, and at what load it adds one. */
export const Autoscale = {
  title: 'Autoscale',
  type: 'object',
  properties: {
    min: { type: 'integer' },
    max: { type: 'integer' },
    cpu_percent: { type: 'integer', description: 'target CPU usage, in percent' },
  },
  required: [],
} as const;
export type Autoscale = Infer<typeof Autoscale>;

/**
 * An app's settings, which make no release. Workflow 2.4 has `maintenance` and `routable` alone; 2.5 adds `autoscale`
 * and `whitelist`, 2.9 adds `label`; Drycc 1.8 adds
 * `autodeploy` and `autorollback` and drops `maintenance` and `whitelist`.
 */
export const AppSettings = {
  title: 'AppSettings',
  type: 'object',
  properties: {
    app: { type: 'string' },
    owner: { type: 'string' },
    maintenance: { type: 'boolean' },
    routable: { type: 'boolean' },
    autoscale: { type: 'object', description: 'by process type', additionalProperties: Autoscale },
    label: { type: 'object' },
    autodeploy: { type: 'boolean' },
    autorollback: { type: 'boolean' },
    whitelist: { type: 'array', items: { type: 'string' } },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: [],
} as const;
export type AppSettings = Infer<typeof AppSettings>;
