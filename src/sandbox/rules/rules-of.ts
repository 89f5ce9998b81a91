import type { Dialect } from '../../api/dialects/dialect.ts';
import { type DialectName, dialects } from '../../api/dialects/registry.ts';
import { usageFailure } from '../../base/errors.ts';
import { deis11Rules } from './deis-1.1.ts';
import { deisV1Rules } from './deis-1.ts';
import { deis22Rules } from './deis-2.2.ts';
import { deis23Rules } from './deis-2.3.ts';
import { drycc21Rules } from './drycc-2.1.ts';
import type { Rules } from './rules.ts';

/** The rules of every dialect; one that is missing does not compile. Null: the sandbox does not speak it yet. */
const rules: Readonly<Record<DialectName, Rules | null>> = {
  'deis-1.1': deis11Rules,
  'deis-1.7': deisV1Rules('1.13.4'),
  'drycc-2.0': drycc21Rules,
  'drycc-2.1': drycc21Rules,
  'deis-2.2': deis22Rules,
  'drycc-2.3': deis23Rules,
  'deis-2.3': deis23Rules,
  'drycc-1.13': null,
  'drycc-current': null,
};

/** Whether the sandbox speaks the dialect of that name. */
export const isSpokenBySandbox = (name: string): boolean => rules[name as DialectName] !== null;

/** The dialects that the sandbox speaks. */
export const sandboxDialects: readonly Dialect[] = dialects.filter(({ name }) => isSpokenBySandbox(name));

/** The rules of a dialect: by its documents, where there are any. Throws a usage failure for one without rules. */
export function rulesOf({ name, prefix, platform }: Dialect): Rules {
  const found = (rules as Readonly<Record<string, Rules | null>>)[name];
  if (!found && prefix === '/v1') return deisV1Rules(platform);
  if (!found) throw usageFailure(`The sandbox does not speak ${name} yet.`);
  return found;
}
