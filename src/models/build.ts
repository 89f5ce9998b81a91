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
    procfile: { type: 'object', additionalProperties: { type: 'string' } },
    dockerfile: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: [],
} as const;
export type Build = Infer<typeof Build>;
