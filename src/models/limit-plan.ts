import type { Infer } from './schema.ts';

/** A kind of machine that limit plans are cut from. */
export const LimitSpec = {
  title: 'LimitSpec',
  type: 'object',
  properties: {
    id: { type: 'string' },
    cpu: { type: 'object' },
    memory: { type: 'object' },
    features: { type: 'object' },
    disabled: { type: 'boolean' },
  },
  required: ['id'],
} as const;
export type LimitSpec = Infer<typeof LimitSpec>;

/** A limit plan: how many cores and how much memory (in GiB) a process gets. */
export const LimitPlan = {
  title: 'LimitPlan',
  type: 'object',
  properties: {
    id: { type: 'string' },
    spec: { type: 'object' },
    cpu: { type: 'integer' },
    memory: { type: 'integer' },
    features: { type: 'object' },
    disabled: { type: 'boolean' },
  },
  required: ['id'],
} as const;
export type LimitPlan = Infer<typeof LimitPlan>;
