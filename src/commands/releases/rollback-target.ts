import { usageFailure } from '../../base/errors.ts';
import type { Input } from '../../cli/define.ts';
import { manyOptions, releaseVersion } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';

/** What is to go back where: process types, all if there are none, and a release. */
export interface RollbackTarget {
  readonly types: readonly string[];
  readonly version: number | undefined;
}

/**
 * `v2`, or `web worker v2` as the Go client of Drycc has it. An empty version is not taken for none: that would be
 * a rollback that nobody meant.
 */
export const rollbackTarget: Input<RollbackTarget> = {
  summary: 'process types (default: all; Drycc 1.8 and newer), and a release, e.g. v3 or 3',
  placeholder: 'version',
  variadic: true,
  completes: 'release',
  otherwise: 'the previous release',
  take: (given) => {
    const words = Array.isArray(given) ? (given as readonly string[]) : [];
    const last = words.at(-1);
    if (last === undefined) return { types: [], version: undefined };
    const types = words.slice(0, -1).map(readProcessType);
    const other = types.find((word) => /^v?\d+$/.test(word));
    if (other !== undefined) throw usageFailure(`Too many releases: ${other} and ${last}.`);
    return { types, version: releaseVersion(last) };
  },
};

/** The option for process types, which needs no release. */
export const rollbackTypes = manyOptions(
  'type',
  'only this process type; can be given several times (Drycc 1.8 and newer)',
  readProcessType,
  { short: 'p', completes: 'process' },
);
