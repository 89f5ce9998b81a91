import { usageFailure } from '../base/errors.ts';

const day = 24 * 3600 * 1000;
const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: day, w: 7 * day };

/** Reads how long ago, as `10m` or `1h30m`, or a moment in ISO 8601, in UTC where it has no zone; gives a moment for a clock. */
export function readSince(text: string): (now: number) => number {
  if (/^(?:\d+[smhdw])+$/.test(text)) {
    const ago = [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
      (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
      0,
    );
    return (now) => now - ago;
  }
  const moment = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text)
    ? parseUtc(text)
    : Number.NaN;
  if (Number.isNaN(moment)) {
    throw usageFailure(`"${text}" is not a time. Examples: 10m, 2h, 2026-01-31T12:00.`);
  }
  return () => moment;
}

/** A date, or a date and a time, in UTC where no zone is said. */
export function parseUtc(text: string): number {
  const written = text.replace(' ', 'T').replace('UTC', 'Z');
  return Date.parse(!written.includes('T') || /(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
}
