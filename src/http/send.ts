import { Failure } from '../base/errors.ts';
import { codeOf, transientCodes } from './connection-failure.ts';
import type { Exchange, HttpAnswer, HttpRequest } from './exchange.ts';
import type { Turns } from './turns.ts';

const mostAttempts = 4;
const mostRedirects = 5;
const firstPause = 200;
const transientStatuses = new Set([429, 502, 503, 504]);
/** Those that say that there are too many requests. */
const statusesOfTooMany = new Set([429, 503]);

/** The rules by which requests are sent. */
export interface SendRules {
  readonly exchange: Exchange;
  /** The only origin that may receive the token and to which redirects may lead. */
  readonly origin: string;
  /**
   * Milliseconds for one request with all its attempts and redirects, where the request itself has a time-out; or as many
   * as that, if those are more.
   */
  readonly patience: number;
  /** How long a controller that counts requests may ask a read to wait (429), in milliseconds, though it is beyond the patience. */
  readonly longestTurn?: number | undefined;
  readonly now: () => number;
  /** Between 0 and 1; spreads the attempts of many clients. */
  readonly random: () => number;
  /** Waits between two attempts. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Those of the connection, which all its reads share. */
  readonly turns: Turns;
}

/**
 * Sends a request by the rules that hold for every one: a read is repeated after a refused or broken connection and
 * after 429, 502, 503 and 504, with growing pauses, as the controller's Retry-After asks, and never beyond the patience,
 * but for the next turn of a controller that counts requests;
 * a change is sent once. Redirects of reads are followed within the origin; any other is a failure, so that a token
 * never leaves it. From 429 or 503 on, reads go out one after the other. Gives whatever answer came last; statuses of failure are the caller's to judge.
 */
export async function send(request: HttpRequest, rules: SendRules): Promise<HttpAnswer> {
  const deadline = deadlineOf(request, rules);
  let url = request.url;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await sendUntil(deadline, { ...request, url }, rules);
    const target = redirectTarget(answer, url);
    if (target === undefined || request.keepsRedirect === true) return answer;
    if (request.method !== 'GET' || target.origin !== rules.origin || redirects === mostRedirects) {
      throw redirectFailure(request.method, url, target);
    }
    url = target;
  }
}

async function sendUntil(deadline: number, request: HttpRequest, rules: SendRules): Promise<HttpAnswer> {
  const { now, pause, turns } = rules;
  const isRead = request.method === 'GET';
  let turn = isRead && turns.isNeeded ? await turns.take() : undefined;
  // A request that waited for others starts again.
  let until = turn?.hasWaited === true ? deadlineOf(request, rules) : deadline;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === mostAttempts || !isRead;
      // A change has one attempt, which gets all of its time.
      const timeout =
        request.timeout === null || !isRead ? request.timeout : Math.max(1, Math.min(request.timeout, until - now()));
      let wait = firstPause * 2 ** (attempt - 1) * (0.5 + rules.random() / 2);
      try {
        const answer = await rules.exchange({ ...request, timeout });
        if (isLast || !transientStatuses.has(answer.status)) return answer;
        wait = Math.max(wait, retryAfter(answer, now()));
        if (statusesOfTooMany.has(answer.status) && turn === undefined) {
          const answered = now();
          turn = await turns.take();
          if (turn.hasWaited) {
            attempt = 0;
            until = deadlineOf(request, rules);
            wait = Math.max(0, answered + wait - now());
          }
        }
        if (answer.status === 429 && wait <= (rules.longestTurn ?? 0))
          until = Math.max(until, now() + wait + 1 + (request.timeout ?? 0));
        if (now() + wait >= until) return answer;
      } catch (error) {
        const isTransient = error instanceof Failure && transientCodes.has(codeOf(error.cause));
        if (isLast || !isTransient || now() + wait >= until) throw error;
      }
      await pause(wait);
    }
  } finally {
    turn?.end();
  }
}

/** When a request that is sent now must have its answer, in all its attempts. */
function deadlineOf({ timeout }: HttpRequest, { now, patience }: SendRules): number {
  return timeout === null ? Infinity : now() + Math.max(patience, timeout);
}

/** Milliseconds that the controller asks to wait, given in seconds or as a date; 0 where it says nothing sensible. */
function retryAfter({ headers }: HttpAnswer, now: number): number {
  const value = headers['retry-after']?.trim() ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return wait > 0 ? wait : 0;
}

function redirectTarget({ status, headers }: HttpAnswer, from: URL): URL | undefined {
  const location = headers['location'];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}

function redirectFailure(method: string, from: URL, target: URL): Failure {
  if (from.origin === target.origin) {
    const why =
      method === 'GET'
        ? 'in circles'
        : `from ${from.pathname} to ${target.pathname}, which is not followed for a change`;
    return new Failure('controller', `${from.origin} redirects ${why}.`);
  }
  if (target.origin === 'null') {
    return new Failure('controller', `${from.origin} redirects to an address that is not HTTP (${target.protocol}).`);
  }
  return new Failure('controller', `${from.origin} redirects to ${target.origin}. The request was not sent there.`, {
    hint: `If that is the controller, log in to ${target.origin} instead.`,
  });
}
