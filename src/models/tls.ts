import { type Infer, timestamp } from './schema.ts';

/** How an app is served over TLS. `https_enforced` is null as long as nobody has set it. */
export const Tls = {
  title: 'Tls',
  type: 'object',
  properties: {
    app: { type: 'string' },
    owner: { type: 'string' },
    https_enforced: { type: ['boolean', 'null'] },
    certs_auto_enabled: { type: ['boolean', 'null'], description: 'whether certificates are issued by themselves' },
    issuer: { type: 'object', description: 'the ACME account; it contains a secret' },
    events: { type: 'array', items: { type: 'object' } },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['https_enforced'],
} as const;
export type Tls = Infer<typeof Tls>;
