import { deis22Rules } from './deis-2.2.ts';
import type { Rules } from './rules.ts';

/** API 2.0 and 2.1 of Drycc, by their documents. */
export const drycc21Rules: Rules = {
  ...deis22Rules,
  appId: {
    length: 63,
    pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
    allows:
      'App name must start with an alphabetic character, cannot end with a hyphen and can only contain a-z (lowercase), 0-9 and hyphens.',
    isSlug: true,
  },
  processType: {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    allows: 'Process types can only contain lowercase alphanumeric characters',
  },
  missing: (thing) => `No ${thing} matches the given query.`,
  uniqueKeyIds: true,
  readsPrivateKeys: true,
  limits: 'paired',
};
