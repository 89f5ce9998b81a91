import { dryccCurrentRules } from './drycc-current.ts';
import type { Rules } from './rules.ts';

/** Drycc 1.8 to 1.13, as far as it differs from today's: apps have owners, and refusals are bare texts. */
export const drycc113Rules: Rules = {
  ...dryccCurrentRules,
  workspaces: false,
  missing: (thing) => `No ${thing} matches the given query.`,
  statuses: {
    ...dryccCurrentRules.statuses,
    'perms.update': 204,
    'resources.create': 201,
    'resources.bind': 204,
    'resources.remove': 204,
  },
};
