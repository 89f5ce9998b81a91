import { day } from '../../certificates/expiry.ts';

/** Stands for what the controller does not say. */
export const unknownText = 'unknown';

/** The day of a moment, as `2026-11-29`. */
export function dayOrUnknown(moment: string | undefined): string {
  return day(moment) || unknownText;
}

/** Names in one cell. */
export function joinNames(names: readonly string[] | undefined): string {
  return (names ?? []).join(',');
}
