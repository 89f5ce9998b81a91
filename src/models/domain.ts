import { type Infer, timestamp } from './schema.ts';

/** A host name that leads to an app. */
export const Domain = {
  title: 'Domain',
  type: 'object',
  properties: {
    domain: { type: 'string' },
    app: { type: 'string' },
    ptype: { type: 'string', description: 'the process type, on Drycc 1.8 and newer' },
    owner: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['domain'],
} as const;
export type Domain = Infer<typeof Domain>;
