import type { OperationName } from '../operations.ts';
import type { Lacks } from './dialect.ts';

/** The parameters that only Drycc 1.8 and newer have, of operations that the other APIs have as well. */
const newer: Lacks = {
  'apps.list': ['workspace', 'search'],
  'apps.create': ['workspace'],
  'builds.create': ['stack', 'sha', 'dockerfile', 'dryccfile'],
  'config.get': ['version'],
  'config.set': ['groups', 'ptypes', 'values_refs', 'merge', 'limits', 'lifecycle', 'termination_grace_period'],
  'domains.add': ['ptype'],
  'perms.create': ['permissions'],
  'releases.list': ['ptypes'],
  'releases.rollback': ['ptypes'],
  'settings.set': ['autodeploy', 'autorollback'],
  'tls.set': ['certs_auto_enabled', 'issuer'],
};

/** What an older API lacks: the newer parameters, and these. */
export function lacking(others: Lacks = {}): Lacks {
  const entries = Object.entries(others) as [OperationName, readonly string[]][];
  return { ...newer, ...Object.fromEntries(entries.map(([name, list]) => [name, [...(newer[name] ?? []), ...list]])) };
}
