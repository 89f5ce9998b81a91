const steps = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A moment as people say it: `3 minutes ago`, `in 2 years`. What is no date stays as it is. */
export function relative(moment: string, now: Date): string {
  // The parser of dates makes one of nearly any text with a number in it.
  const isDate = /^\d{4}-\d\d-\d\d(?:T|$)/.test(moment);
  const seconds = isDate ? (Date.parse(moment) - now.getTime()) / 1000 : Number.NaN;
  if (Number.isNaN(seconds)) return moment;
  const size = Math.abs(seconds);
  const [unit, length] = steps.find(([, each]) => size >= each) ?? ['second', 1];
  const count = Math.floor(size / length);
  if (unit === 'second' && count < 10) return 'now';
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}
