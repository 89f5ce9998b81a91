import type { OperationName } from '../../api/operations.ts';
import type { AnonymousCall, Controller } from '../handlers/handler.ts';
import type { Account } from '../wire/authentication.ts';
import type { AppRow } from '../wire/permissions.ts';

/** A request to today's Drycc that was understood, by somebody with permission for it. */
export interface DryccCall extends AnonymousCall {
  /** Throws where nobody needs to be logged in. */
  readonly user: Account;
  /** The app of the path. Throws where the operation's routes have none. */
  readonly app: AppRow;
  /** The address by which the controller was asked: `http://127.0.0.1:8000`. */
  readonly origin: string;
  /** Whether the request proves that it is the owner's of the sandbox. */
  readonly isOwner: boolean;
}

/** Answers one operation with its result, as the operations table describes it, or with an `Answered`; or throws a `Refusal`. */
export type DryccHandler = (call: DryccCall, controller: Controller) => unknown;

/** The handlers of one part of the API. */
export type DryccHandlers = Readonly<Partial<Record<OperationName, DryccHandler>>>;

/** A list that is shown whole. */
export function whole<T>(items: readonly T[]): { readonly items: readonly T[]; readonly total: number } {
  return { items, total: items.length };
}
