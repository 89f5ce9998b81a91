import type { Rules, Thing } from '../rules/rules.ts';

/** A request that the sandbox answers with an error: its status and the JSON that says why, as real controllers word it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A failure of a real controller's own, which it answers with a page that says nothing. */
export class Crash extends Error {
  constructor() {
    super('a controller fails here');
    this.name = 'Crash';
  }
}

/** A refusal with one sentence: `{"detail": "…"}`. */
export function refused(status: number, detail: string): Refusal {
  return new Refusal(status, { detail });
}

/** 400 with what is wrong, field by field: `{"id": ["…"]}`. */
export function invalid(fields: Readonly<Record<string, readonly string[]>>): Refusal {
  return new Refusal(400, fields);
}

/** 401, with the challenge that clients may look for. */
export function unauthenticated(detail: string): Refusal {
  return new Refusal(401, { detail }, { 'WWW-Authenticate': 'Token' });
}

/** 403: the user may not do this. */
export function forbidden(): Refusal {
  return refused(403, 'You do not have permission to perform this action.');
}

/** The same where a controller may fail instead of saying so. */
export function missingOrCrash(rules: Rules, thing: Thing): Error {
  return rules.crashes ? new Crash() : notFound(rules, thing);
}

/** 404: there is no such thing, or the user may not know of it. */
export function notFound(rules: Rules, thing: Thing): Refusal {
  return new Refusal(404, rules.missing(thing));
}
