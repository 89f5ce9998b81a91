import type { Infer } from './schema.ts';

/** The addresses from which an app can be reached, as IP addresses or CIDR ranges; from everywhere when there are none. */
export const Whitelist = {
  title: 'Whitelist',
  type: 'object',
  properties: { addresses: { type: 'array', items: { type: 'string' } } },
  required: ['addresses'],
} as const;
export type Whitelist = Infer<typeof Whitelist>;
