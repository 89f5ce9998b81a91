/** What became of a check. What is only a warning does not make the exit code 1. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'skipped';

/** One check of the doctor, as it is told. */
export interface Check {
  readonly check: string;
  readonly state: CheckState;
  readonly detail: string;
}

/** A check before it is made: its name, and what finds out. */
export type Finding = Omit<Check, 'check'>;

/** All is well. */
export const ok = (detail: string): Finding => ({ state: 'ok', detail });
/** Something may become a problem. */
export const warning = (detail: string): Finding => ({ state: 'warning', detail });
/** Something is a problem. */
export const failed = (detail: string): Finding => ({ state: 'failed', detail });
/** It could not be found out, or makes no sense here. */
export const skipped = (detail: string): Finding => ({ state: 'skipped', detail });
