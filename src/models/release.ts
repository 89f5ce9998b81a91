import { type Infer, timestamp } from './schema.ts';

/** A release: one build with one config. `build` is null before the first deploy; `failed` is there from Workflow 2.7 on. */
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
