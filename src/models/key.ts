import { type Infer, timestamp } from './schema.ts';

/** An SSH public key, by the id under which it was added. */
export const Key = {
  title: 'Key',
  type: 'object',
  properties: {
    id: { type: 'string' },
    public: { type: 'string' },
    owner: { type: 'string' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['id'],
} as const;
export type Key = Infer<typeof Key>;
