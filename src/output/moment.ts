const steps = [
  ['year', 365 * 24 * 3600, 'y'],
  ['month', 30 * 24 * 3600, 'mo'],
  ['day', 24 * 3600, 'd'],
  ['hour', 3600, 'h'],
  ['minute', 60, 'm'],
] as const;

/** A moment as people say it: `3 minutes ago`, `in 2 years`; in short, `3m ago`. What is no date stays as it is. */
export function relative(moment: string, now: Date, isShort = false): string {
  // The parser of dates makes one of nearly any text with a number in it.
  const isDate = /^\d{4}-\d\d-\d\d(?:T|$)/.test(moment);
  const seconds = isDate ? (Date.parse(moment) - now.getTime()) / 1000 : Number.NaN;
  if (Number.isNaN(seconds)) return moment;
  const size = Math.abs(seconds);
  const [unit, length, letters] = steps.find(([, each]) => size >= each) ?? (['second', 1, 's'] as const);
  const count = Math.floor(size / length);
  if (unit === 'second' && count < 10) return 'now';
  const words = isShort ? `${count}${letters}` : `${count} ${unit}${count === 1 ? '' : 's'}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}
