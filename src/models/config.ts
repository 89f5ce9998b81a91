import { type Infer, timestamp } from './schema.ts';

const perProcess = { type: 'object', description: 'by process type' } as const;

/**
 * An app's config. Deis 1.4 keeps JSON types in `values`; later controllers turn every value into a
 * string. Drycc 1.8 and newer keep variables by group and by process type, and tags and registry by process type.
 */
export const Config = {
  title: 'Config',
  type: 'object',
  properties: {
    app: { type: 'string' },
    owner: { type: 'string' },
    values: {
      type: 'object',
      description: 'the environment variables; on Drycc 1.8 and newer the group global',
    },
    groups: { type: 'object', description: 'variables by group', additionalProperties: { type: 'object' } },
    ptypes: { type: 'object', description: 'variables by process type', additionalProperties: { type: 'object' } },
    values_refs: { type: 'object', description: 'the groups that each process type uses besides global' },
    memory: perProcess,
    cpu: perProcess,
    tags: { type: 'object' },
    registry: { type: 'object' },
    healthcheck: { type: 'object' },
    limits: { type: 'object', description: 'limit plans by process type' },
    lifecycle: { type: 'object' },
    termination_grace_period: { type: 'object', description: 'seconds by process type' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['values'],
} as const;
export type Config = Infer<typeof Config>;

/** What the response to a change of a config holds: all of it, or the readable part. */
export type ChangedConfig = Partial<Config>;
