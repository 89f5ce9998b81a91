import { relative } from '../output/moment.ts';
import type { Tone } from '../output/view.ts';

const soon = 30 * 24 * 3600 * 1000;

/**
 * When a certificate ends, in words after the moment: `(expired)` or `(in 2 years)`; less than 30 days stand out. `shown`
 * gives the form of the moment.
 */
export function expiry(moment = '', now: Date, shown: (moment: string) => string): { text: string; tone: Tone } {
  const end = Date.parse(moment);
  if (Number.isNaN(end)) return { text: moment, tone: 'plain' };
  const left = end - now.getTime();
  if (left <= 0) return { text: `${shown(moment)} (expired)`, tone: 'bad' };
  return { text: `${shown(moment)} (${relative(moment, now)})`, tone: left < soon ? 'warning' : 'plain' };
}

/** A day as the Go clients write it: `2 Jan 2006`, in UTC. What is no date stays as it is. */
export function day(moment = ''): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}
