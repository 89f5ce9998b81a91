import { parseUtc } from './since.ts';

const day = 24 * 3600 * 1000;
/** Lines overtake one another, and clocks differ, by less than this. */
const halfDay = day / 2;
const skew = 5 * 60_000;

/**
 * The moments of lines of a log in milliseconds, by their times as they are written. Of a time of a day alone the date is
 * found backwards from now: the last is not later than that, and where one is much later than the next there was a midnight
 * between them. So a day without any line is not noticed.
 */
export function momentsOf(times: readonly (string | undefined)[], now: number): readonly (number | undefined)[] {
  const moments: (number | undefined)[] = [];
  let next: number | undefined;
  for (const time of [...times].reverse()) {
    const moment = time === undefined ? Number.NaN : /^\d{4}-/.test(time) ? parseUtc(time) : onDayOf(time, next, now);
    moments.push(Number.isNaN(moment) ? undefined : moment);
    if (!Number.isNaN(moment)) next = moment;
  }
  return moments.reverse();
}

function onDayOf(time: string, next: number | undefined, now: number): number {
  const moment = parseUtc(`${new Date(next ?? now).toISOString().slice(0, 10)}T${time}`);
  if (next !== undefined) return moment - next > halfDay ? moment - day : moment;
  if (moment - now > skew) return moment - day;
  return moment + day - now < skew ? moment + day : moment;
}
