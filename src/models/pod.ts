import { type Infer, timestamp } from './schema.ts';

/**
 * A running process: a pod of v2, a container of v1. A container keeps its own fields (`num`, `uuid`, ...) and is given
 * the pod's: `name` as `web.1`, `started` from `created`.
 */
export const Pod = {
  title: 'Pod',
  type: 'object',
  properties: {
    name: { type: 'string' },
    type: { type: 'string' },
    state: { type: 'string' },
    release: { type: 'string', description: 'the release it runs, as `v3`' },
    started: timestamp,
    ready: { type: 'string', description: 'ready and all containers, as `1/1`' },
    restarts: { type: 'integer' },
    num: { type: 'integer' },
  },
  required: ['type'],
} as const;
export type Pod = Infer<typeof Pod>;
