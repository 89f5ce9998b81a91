import type { Dialect } from '../../api/dialects/dialect.ts';
import type { CommonOperation, DryccOperation, OperationName, Result } from '../../api/operations.ts';
import type { JsonObject } from '../../base/json-object.ts';
import type { Account } from '../wire/authentication.ts';
import type { Containers } from '../containers/containers.ts';
import type { Jobs } from '../exec/job.ts';
import type { LogStore } from '../runtime/log-store.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Rules } from '../rules/rules.ts';
import type { CommandRunner } from '../state/runner.ts';
import type { Store, Window } from '../state/store.ts';

/** What a sandbox consists of, as its handlers use it. */
export interface Controller {
  readonly store: Store;
  readonly dialect: Dialect;
  readonly rules: Rules;
  readonly run: CommandRunner;
  /** Is told of errors that are no refusals. */
  readonly report: (error: unknown) => void;
  /** What hashing a password costs, as scrypt's N. */
  readonly passwordCost: number;
  /** The present moment, as it is stored: ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  /** The state of processes that are not real ones. */
  readonly podState: PodState;
  /** The processes of apps that were pushed. */
  readonly runtime: Runtime;
  /** Commands that run in the background of apps. */
  readonly jobs: Jobs;
  /** What those processes write. */
  readonly logs: LogStore;
  /** The address of an app, with scheme and port. */
  readonly addressOf: (app: string) => string;
  /** The environment of what runs in a folder for an app: its config, and the variables that every process has. */
  readonly environmentOf: (
    folder: string,
    app: { readonly id: string; readonly release: number; readonly values: JsonObject },
  ) => Readonly<Record<string, string>>;
  /** The same without what only a process of this machine needs: a search path, and a home. */
  readonly variablesOf: (app: Parameters<Controller['environmentOf']>[1]) => Readonly<Record<string, string>>;
  /** The containers of apps. */
  readonly containers: Containers;
  /** The folder of a build's slug. */
  readonly slugOf: (build: string) => string;
  /** Removes what was pushed to an app, and its builds; nobody has to wait. */
  readonly removeFiles: (app: string, builds: readonly string[]) => void;
}

/** The state of a process, by what it is and how many milliseconds ago it was started. */
export type PodState = (
  pod: { readonly type: string; readonly num: number; readonly release: number },
  age: number,
) => string;

/** What anybody may do, with no token. */
export const openOperations = [
  'auth.register',
  'auth.login',
  'auth.begin',
  'auth.finish',
  'auth.trade',
  'invitations.accept',
] as const satisfies readonly OperationName[];

/** A request that was understood, by whomever: what is asked for. Nothing of a dialect is left in it. */
export interface AnonymousCall {
  /** A parameter of the operation that stands in the path. Throws where the operation's routes have none of that name. */
  readonly parameter: (name: string) => string;
  /** A parameter that stands in the query. */
  readonly query: (name: string) => string | null;
  /** The fields of the body, as they came. `check` in fields.ts reads them. */
  readonly body: JsonObject;
  /** The part of a list that is wanted. */
  readonly window: Window;
}

/** A request of a user. */
export interface Call extends AnonymousCall {
  readonly user: Account;
}

/**
 * Answers one operation with its result, as the operations table describes it, or throws a `Refusal`. Whatever it
 * changes it changes in one `store.change`, so that the answer tells of what is durable.
 */
export type Handler<K extends OperationName> = (
  call: K extends (typeof openOperations)[number] ? AnonymousCall : Call,
  controller: Controller,
) => Result<K> | Promise<Result<K>>;

/** A handler for every operation; operations of Drycc 1.8 and newer may be missing. */
export type Handlers = { readonly [K in CommonOperation]: Handler<K> } & {
  readonly [K in DryccOperation]?: Handler<K>;
};

/** The handlers of one noun. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<OperationName, `${Noun}.${string}`>>;
