import type { Changes } from '../../api/operations.ts';

/** A change of variables, and the names that are shown when it is made. */
export interface VariablesChange {
  readonly values: Changes;
  readonly names: readonly string[];
  /** True where all other variables of the group or the process type are to go. */
  readonly replaces?: boolean;
}
