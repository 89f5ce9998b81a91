import type { Dialect } from '../../api/dialects/dialect.ts';
import { type DialectName, dialects } from '../../api/dialects/registry.ts';
import { usageFailure } from '../../base/errors.ts';
import { deis11Rules } from './deis-1.1.ts';
import { deisV1Rules } from './deis-1.ts';
import { deis22Rules } from './deis-2.2.ts';
import { deis23Rules } from './deis-2.3.ts';
import { drycc113Rules } from './drycc-1.13.ts';
import { dryccCurrentRules } from './drycc-current.ts';
import { drycc21Rules } from './drycc-2.1.ts';
import type { Rules } from './rules.ts';

/** The rules of every dialect; one that is missing does not compile. */
const rules: Readonly<Record<DialectName, Rules>> = {
  'deis-1.1': deis11Rules,
  'deis-1.7': deisV1Rules('1.13.4'),
  'drycc-2.0': drycc21Rules,
  'drycc-2.1': drycc21Rules,
  'deis-2.2': deis22Rules,
  'drycc-2.3': deis23Rules,
  'deis-2.3': deis23Rules,
  'drycc-1.13': drycc113Rules,
  'drycc-current': dryccCurrentRules,
};

/** The dialects whose users register, which is all but Drycc 1.8 and newer. */
export const sandboxDialects: readonly Dialect[] = dialects.filter(({ routes }) => routes['auth.register'] !== null);

/** The rules of a dialect: by its documents, where there are any. Throws a usage failure for one without rules. */
export function rulesOf({ name, prefix, platform }: Dialect): Rules {
  const found = (rules as Readonly<Record<string, Rules | undefined>>)[name];
  if (!found && prefix === '/v1') return deisV1Rules(platform);
  if (!found) throw usageFailure(`The sandbox does not speak ${name} yet.`);
  return found;
}
