import { type Infer, timestamp } from './schema.ts';

/** A TLS certificate by its name. The private key and the PEM text are never sent back. */
export const Certificate = {
  title: 'Certificate',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    owner: { type: 'string' },
    common_name: { type: ['string', 'null'] },
    san: { type: 'array', items: { type: 'string' } },
    domains: { type: 'array', items: { type: 'string' } },
    fingerprint: { type: 'string', description: 'SHA-256, upper-case pairs joined by colons' },
    issuer: { type: 'string' },
    subject: { type: 'string' },
    starts: timestamp,
    expires: timestamp,
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type Certificate = Infer<typeof Certificate>;
