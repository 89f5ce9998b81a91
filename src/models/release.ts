import { type Infer, timestamp } from './schema.ts';

/**
 * A release: one build with one config. `build` is null before the first deploy; `failed` is there from Workflow 2.7 on. Drycc 1.8
 * and newer deploy afterwards, and keep in `state` and `conditions` how that went.
 */
export const Release = {
  title: 'Release',
  type: 'object',
  properties: {
    version: { type: 'integer' },
    app: { type: 'string' },
    owner: { type: 'string' },
    summary: { type: 'string' },
    build: { type: ['string', 'null'] },
    config: { type: ['string', 'null'] },
    failed: { type: 'boolean' },
    state: { type: 'string', description: 'created, succeed or crashed' },
    exception: { type: ['string', 'null'] },
    conditions: { type: 'array', items: { type: 'object' } },
    deployed_ptypes: { type: 'array', items: { type: 'string' } },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['version'],
} as const;
export type Release = Infer<typeof Release>;

/** The number of the release that a rollback made. */
export const ReleaseVersion = {
  title: 'ReleaseVersion',
  type: 'object',
  properties: { version: { type: 'integer' } },
  required: ['version'],
} as const;
export type ReleaseVersion = Infer<typeof ReleaseVersion>;
