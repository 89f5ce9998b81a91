import type { Window } from '../state/store.ts';
import { notFound } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';
import { findPlan, plansLike, spec } from './plans.ts';

/** The plans that the processes of apps can have. */
export const limits: DryccHandlers = {
  'limits.specs'({ query, window }) {
    const words = JSON.stringify(spec).toLowerCase();
    const keywords = (query('keywords') ?? '').toLowerCase().split(',').filter(Boolean);
    // Every kind of machine counts as one whose network is unknown.
    const isMeant = keywords.every((keyword) => words.includes(keyword) || keyword === 'unknown');
    return partOf(isMeant ? [spec] : [], window);
  },

  'limits.spec'({ parameter }, { rules }) {
    if (parameter('spec') !== spec['id']) throw notFound(rules, 'LimitSpec');
    return spec;
  },

  'limits.plans': ({ query, window }) =>
    partOf(plansLike({ spec: query('spec-id'), cpu: query('cpu'), memory: query('memory') }), window),

  'limits.plan'({ parameter }, { rules }) {
    const plan = findPlan(parameter('plan'));
    if (!plan) throw notFound(rules, 'LimitPlan');
    return plan;
  },
};

function partOf<T>(items: readonly T[], { limit, offset }: Window): { items: readonly T[]; total: number } {
  return { items: items.slice(offset, limit < 0 ? undefined : offset + limit), total: items.length };
}
