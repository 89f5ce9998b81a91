import type { Dialect } from '../api/dialects/dialect.ts';
import { dialectNamed, dialectNames } from '../api/dialects/registry.ts';
import { usageFailure } from '../base/errors.ts';

/** The dialect that somebody demands by its name. Throws a usage failure where there is none. */
export function demandedDialect(name: string): Dialect {
  const dialect = dialectNamed(name);
  if (dialect) return dialect;
  const known = dialectNames.join(', ');
  throw usageFailure(`Unknown API "${name}".`, `Choose one of ${known}.`);
}
