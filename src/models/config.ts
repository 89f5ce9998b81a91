import { type Infer, timestamp } from './schema.ts';

const perProcess = { type: 'object', description: 'by process type' } as const;

/** An app's config. Deis 1.4 keeps JSON types in `values`; later controllers turn every value into a string. */
export const Config = {
  title: 'Config',
  type: 'object',
  properties: {
    app: { type: 'string' },
    owner: { type: 'string' },
    values: { type: 'object', description: 'the environment variables' },
    memory: perProcess,
    cpu: perProcess,
    tags: { type: 'object' },
    registry: { type: 'object' },
    healthcheck: { type: 'object' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['values'],
} as const;
export type Config = Infer<typeof Config>;

/** What the response to a change of a config holds: all of it, or what of it can be read. */
export type ChangedConfig = Partial<Config>;
