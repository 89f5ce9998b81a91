import { type Infer, timestamp } from './schema.ts';

/** A build: the image that releases run. Controllers write what is absent as `""` or `{}`. */
export const Build = {
  title: 'Build',
  type: 'object',
  properties: {
    uuid: { type: 'string' },
    app: { type: 'string' },
    owner: { type: 'string' },
    image: { type: 'string' },
    sha: { type: 'string' },
    stack: { type: 'string' },
    procfile: { type: 'object', additionalProperties: { type: 'string' } },
    dryccfile: { type: 'object', description: 'the pipelines of Drycc, with their config' },
    dockerfile: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: [],
} as const;
export type Build = Infer<typeof Build>;

/** The build of a release: without `uuid` where the release has none. */
export const LatestBuild = { ...Build, title: 'LatestBuild', required: [] } as const;
export type LatestBuild = Infer<typeof LatestBuild>;
