import type { IncomingMessage } from 'node:http';
import { Refusal } from '../wire/refusal.ts';

/** Counts requests, and throws a 429 refusal for one too many. */
export type Throttle = (request: IncomingMessage, user: string | undefined) => void;

const minute = 60_000;

/** How many requests of a minute are answered, as today's Drycc is shipped: without a token by address, with one by user. */
const limits = { anonymous: 30, user: 60 } as const;

/** Counts by a clock of milliseconds. Requests that are refused for their token are not counted. */
export function createThrottle(now: () => number): Throttle {
  const seen = new Map<string, number[]>();
  return (request, user) => {
    const who = user === undefined ? `address ${request.socket.remoteAddress ?? ''}` : `user ${user}`;
    const limit = user === undefined ? limits.anonymous : limits.user;
    const moment = now();
    const recent = (seen.get(who) ?? []).filter((each) => moment - each < minute);
    seen.set(who, recent);
    const oldest = recent[recent.length - limit];
    if (oldest === undefined) {
      recent.push(moment);
      return;
    }
    const seconds = Math.max(1, Math.ceil((oldest + minute - moment) / 1000));
    const detail = `Request was throttled. Expected available in ${seconds} seconds.`;
    throw new Refusal(429, { detail }, { 'Retry-After': String(seconds) });
  };
}
