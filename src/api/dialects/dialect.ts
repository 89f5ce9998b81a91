import type { OperationName } from '../operations.ts';
import type { Crashes } from './crashes.ts';
import type { Refusals } from './refusals.ts';

/** An HTTP method that a route may have. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A method and a path whose `{parameters}` are filled in: `DELETE /v2/apps/{app}/`. The trailing slash matters. */
export type Route = `${Method} /${string}`;

/**
 * Where an operation is: one route; or several spellings, tried in this order while the controller answers that it
 * does not know one (404 or 405); or null where the API has no such operation.
 */
export type Routes = Readonly<Record<OperationName, Route | readonly [Route, ...Route[]] | null>>;

/**
 * How an operation differs on the wire from its own parameters and result: `ask` and `read` for the client, `write` for
 * the sandbox.
 */
export interface Codec {
  /** For lists: true where the codec turns the whole answer, a page; else it turns each item. */
  readonly whole?: boolean;
  /** For text: whether the whole of it is needed to read it, by how it starts; it is read piece by piece where not. */
  needsWhole?(start: string): boolean;
  /** Turns the parameters into those of which the path, the query and the body are made. */
  ask?(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** For the sandbox, the reverse of `ask` for what stands in the path. */
  asked?(inPath: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Turns a parsed answer (or its text, where it is no JSON) into the operation's result. Returns what it cannot read as it is. */
  readonly read: (wire: unknown) => unknown;
  /** Turns a result into what a controller of this dialect would send. */
  readonly write: (value: unknown) => unknown;
}

/**
 * How it is made sure, before a DELETE below another resource is sent, that the controller reads it as what it says, and
 * not as the destruction of that resource; see api/guard.ts:
 * - `look`: the path and the collection before it are looked at;
 * - an operation, whose answer proves that the path is known;
 * - `known`: nothing, as every controller of the API has been seen to know the path.
 */
export type Proof = 'look' | 'known' | { readonly by: OperationName };

/** The status and the words of a refusal of a change that would change nothing. What is there must be looked at besides. */
export interface IdleRefusal {
  readonly status: number;
  readonly words: RegExp;
}

/** A WebSocket: the log or a terminal of a process, or the log of a whole app. */
export type SocketName = 'apps.logs' | 'pods.logs' | 'pods.exec';

/** Parameters that an operation does not have in an API. */
export type Lacks = Readonly<Partial<Record<OperationName, readonly string[]>>>;

/** What the controllers of an API are known to do to something else than what was named; see api/guard.ts. */
export interface Dangers {
  /** Whether an unknown path below a known one is read as the known one, and a user name as its first letters and digits. */
  readonly cutsPaths: boolean;
  /** Which domain goes when one is removed: the named one, the newest, or all. */
  readonly removesDomain: 'named' | 'newest' | 'all';
  /** Whether a build stops the processes of the types that its Procfile lacks and the one before had. */
  readonly stopsMissingTypes: boolean;
}

/** How one kind of controller keeps the operations. Plain data plus small codecs; the client reads it forwards, the sandbox backwards. */
export interface Dialect {
  readonly name: string;
  /** Whose controller it is: decides which version headers announce it. */
  readonly product: 'deis' | 'drycc';
  /** The API version, as the version header has it. */
  readonly version: string;
  /** The root of all paths, which also tells major versions apart: `/v1` or `/v2`. */
  readonly prefix: '/v1' | '/v2';
  readonly headers: {
    readonly api: string;
    readonly platform: string;
    /** The header of a config or build answer that carries the number of the new release, where there is one. */
    readonly release: string | null;
  };
  /** The platform version that the document shows and the sandbox announces. */
  readonly platform: string;
  readonly routes: Routes;
  readonly codecs: Readonly<Partial<Record<OperationName, Codec>>>;
  /** Parameters that an operation does not have in this API: they are not sent, and commands do without. */
  readonly lacks: Lacks;
  /** How a controller of this API refuses a change that would change nothing; never, where an operation is not named. */
  readonly idle: Readonly<Partial<Record<OperationName, readonly IdleRefusal[]>>>;
  /** How it is made sure of a DELETE below another resource that it may be sent; by looking, where an operation is not named. */
  readonly proofs: Readonly<Partial<Record<OperationName, Proof>>>;
  /** In which words a controller of this API refuses, and what it means. */
  readonly refusals: Refusals;
  /** Operations that a controller of this API is known to do to something else than what was asked: commands make sure. */
  readonly doubtful: readonly OperationName[];
  /** Undefined where nothing of the kind is known of all controllers of the API. */
  readonly dangers?: Dangers;
  /** What failures of the controller mean that are no failures; undefined where they mean nothing else. */
  readonly crashes?: Crashes;
  /** How a page of a list is asked for: `limit`/`offset`, or `page`/`page_size`. */
  readonly paging: 'offset' | 'page';
  /** The host to which apps are pushed: the controller's own, or the one whose first label has `-builder` appended. */
  readonly pushesTo: 'controller' | 'builder';
  /**
   * A path that distinguishes its controllers from older ones with the same version: they refuse it without a
   * token, where older ones do not know it. Null where the version says enough.
   */
  readonly sign: string | null;
  /** What people call its controllers, where the version does not say it. */
  readonly title: string | null;
  /** Where its WebSockets are; the others have none. */
  readonly sockets: Readonly<Partial<Record<SocketName, `/${string}`>>>;
  /** Whether a variable that has a value is removed by setting it to an empty one. */
  readonly emptyUnsets: boolean;
  /** What a CPU limit counts: cores, or the shares of Docker, of which 1024 are all. */
  readonly limitsCpuBy: 'shares' | 'cores';
  /** Whether tags and the logins of registries are kept for the app, or for each of its process types. */
  readonly keepsTagsBy: 'app' | 'type';
  /** The process type under which the health checks of the default process are kept, if process types are known there. */
  readonly defaultProcess: 'web/cmd' | 'web';
  /** The document(s) in which the dialect is written down. */
  readonly documents: readonly string[];
}

/** A dialect that is another one but for what is given; routes, codecs, proofs and refusals are merged. */
export function extend(
  base: Dialect,
  changes: Partial<Omit<Dialect, 'routes'>> & Pick<Dialect, 'name'> & { routes?: Partial<Routes> },
): Dialect {
  return {
    ...base,
    ...changes,
    routes: { ...base.routes, ...changes.routes },
    codecs: { ...base.codecs, ...changes.codecs },
    proofs: { ...base.proofs, ...changes.proofs },
    refusals: { ...base.refusals, ...changes.refusals },
  };
}

/** All spellings of an operation's route in a dialect; none where the dialect lacks it. */
export function spellings(dialect: Dialect, operation: OperationName): readonly Route[] {
  const route = dialect.routes[operation];
  if (route === null) return [];
  return typeof route === 'string' ? [route] : route;
}
