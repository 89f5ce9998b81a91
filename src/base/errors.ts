import type { Meaning } from './meaning.ts';

/** Every way a command can end, with the exit code that scripts may rely on. */
export const exitCodes = {
  done: { exit: 0, means: 'success' },
  failure: { exit: 1, means: 'other error' },
  usage: { exit: 2, means: 'usage error; no request was made' },
  authentication: { exit: 4, means: 'not logged in, or not allowed' },
  not_found: { exit: 5, means: 'not found' },
  refused: { exit: 6, means: 'refused by the controller (400, 409, 422 and similar), or accepted and not done' },
  no_answer: { exit: 7, means: 'no response: network, TLS or time-out' },
  controller: { exit: 8, means: 'the controller failed (5xx), or sent an unreadable response' },
  rollout: { exit: 9, means: 'the release, or a process of it, failed to start' },
  interrupted: { exit: 130, means: 'interrupted (SIGINT); 143 for SIGTERM' },
} as const;

/** A kind of failure: the `code` of JSON errors. */
export type FailureKind = Exclude<keyof typeof exitCodes, 'done'>;

/** What a failure may carry besides its message. */
export interface FailureDetails {
  /** The HTTP status, where a controller answered. */
  readonly status?: number | undefined;
  /** What to do next, as one sentence. */
  readonly hint?: string | undefined;
  /** What the controller means by it, where that is known; by default what the cause means. */
  readonly meaning?: Meaning | undefined;
  readonly cause?: unknown;
}

/** A failure that a person is told in one message. Its kind decides the exit code; nothing else is a reason to stop. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly status: number | undefined;
  readonly hint: string | undefined;
  readonly meaning: Meaning | undefined;

  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'Failure';
    this.kind = kind;
    this.status = details.status;
    this.hint = details.hint;
    this.meaning = details.meaning ?? (details.cause instanceof Failure ? details.cause.meaning : undefined);
  }

  /** The exit code of the process that ends with this failure. */
  get exitCode(): number {
    return exitCodes[this.kind].exit;
  }

  /** The same failure with this hint, unless it has one of its own. */
  withHint(hint: string): Failure {
    if (this.hint !== undefined) return this;
    const { status, meaning, cause } = this;
    return new Failure(this.kind, this.message, { status, meaning, cause, hint });
  }

  /** The same failure, of which it is known what the controller means by it. */
  withMeaning(meaning: Meaning): Failure {
    const { status, hint, cause } = this;
    return new Failure(this.kind, this.message, { status, hint, meaning, cause });
  }
}

/** Wrong usage: found before any request, and before anything is changed. */
export function usageFailure(message: string, hint?: string): Failure {
  return new Failure('usage', message, { hint });
}

/** Nothing listens where a controller should be. */
export class ConnectionRefused extends Failure {
  readonly origin: string;

  constructor(origin: string, cause: unknown) {
    const hint = 'Is the controller running, and is the URL right?';
    super('no_answer', `Could not connect to ${origin}: connection refused.`, { cause, hint });
    this.name = 'ConnectionRefused';
    this.origin = origin;
  }
}

/** The process was told to stop; 130 after SIGINT, 143 after SIGTERM. */
export class Interruption extends Failure {
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('interrupted', 'Interrupted.');
    this.name = 'Interruption';
    this.signal = signal;
  }

  override get exitCode(): number {
    return this.signal === 'SIGTERM' ? 143 : 130;
  }
}
