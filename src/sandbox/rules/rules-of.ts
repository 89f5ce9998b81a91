import type { Dialect } from '../../api/dialects/dialect.ts';
import type { DialectName } from '../../api/dialects/registry.ts';
import { deis11Rules } from './deis-1.1.ts';
import { deisV1Rules } from './deis-1.ts';
import { deis22Rules } from './deis-2.2.ts';
import { deis23Rules } from './deis-2.3.ts';
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
};

/** The rules of a dialect: by its documents, where there are any. */
export function rulesOf({ name, prefix, platform }: Dialect): Rules {
  const found = (rules as Readonly<Record<string, Rules>>)[name];
  if (!found && prefix === '/v1') return deisV1Rules(platform);
  if (!found) throw new TypeError(`no rules for ${name}`);
  return found;
}
