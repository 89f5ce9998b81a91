import type { JsonObject } from '../base/json-object.ts';
import { App, RunResult } from '../models/app.ts';
import { AppSettings, type Autoscale } from '../models/app-settings.ts';
import { Build } from '../models/build.ts';
import { Certificate } from '../models/certificate.ts';
import { Config } from '../models/config.ts';
import { Domain } from '../models/domain.ts';
import { Key } from '../models/key.ts';
import { Pod } from '../models/pod.ts';
import { Release, ReleaseVersion } from '../models/release.ts';
import type { Infer, Schema } from '../models/schema.ts';
import { Tls } from '../models/tls.ts';
import { Administrator, Collaborators, Token, User } from '../models/user.ts';
import { Whitelist } from '../models/whitelist.ts';

/** What kind of value an operation answers with, after decoding. */
export type AnswerKind = 'object' | 'page' | 'list' | 'text' | 'nothing';

/**
 * One thing that can be asked of a controller, free of any dialect.
 *
 * Parameters named in a dialect's route fill its path; those in `query` go there; all others are the JSON body.
 */
export interface Operation {
  readonly answer: AnswerKind;
  /** The schema of the answer, or of one item of a page or list. */
  readonly model?: Schema;
  /**
   * True for a change that is done once the controller has accepted it: what cannot be read of the response is left out
   * of the result. Not for what is useless without it, such as the token of a login.
   */
  readonly accepted?: boolean;
  /** For the compiler only: the type of the parameters. Never there at run time. */
  readonly params?: unknown;
  /** True for what is asked without a token, whoever is logged in: a stale one would be refused. */
  readonly anonymous?: boolean;
  /** The parameter that is the whole body, where the body is not an object of the parameters. */
  readonly body?: string;
  /** Parameters that are no fields of the body where a route leaves them out, though other routes have them in the path. */
  readonly pathOnly?: readonly string[];
  /** Says why an answer cannot be used though it has all that the schema demands. Undefined where it can. */
  readonly flaw?: (answer: JsonObject) => string | undefined;
  /** Parameters that travel in the query string. */
  readonly query?: readonly string[];
  /**
   * Milliseconds to wait for the response where a controller may rightly be busy for long. Infinity: as long as it takes,
   * unless --timeout says otherwise.
   */
  readonly patience?: number;
}

/** What is there of a list: the items that were fetched, and how many the controller says there are. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Controllers answer a change that deploys when the processes are up, after minutes and batch by batch: an hour is enough. */
const deploys = { patience: 60 * 60_000 };

interface Asks<P> {
  readonly params?: P;
}
const asks = <P>(): Asks<P> => ({});

type Traits = Pick<Operation, 'anonymous' | 'body' | 'flaw' | 'pathOnly' | 'query' | 'patience'>;
const object = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'object', model, ...params, ...traits }) as const;
const page = <S extends Schema, P>(model: S, params: Asks<P>) => ({ answer: 'page', model, ...params }) as const;
const list = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'list', accepted: true, model, ...params, ...traits }) as const;
const accepted = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'object', accepted: true, model, ...params, ...traits }) as const;
const text = <P>(params: Asks<P>, traits: Traits = {}) => ({ answer: 'text', ...params, ...traits }) as const;
const nothing = <P>(params: Asks<P>, traits: Traits = {}) => ({ answer: 'nothing', ...params, ...traits }) as const;

/** How many items of a list are wanted; all of them when it is left out. */
interface Limited {
  readonly limit?: number | undefined;
}
interface InApp {
  readonly app: string;
}
interface Named {
  readonly name: string;
}
interface Username {
  readonly username: string;
}
interface Credentials extends Username {
  readonly password: string;
}
interface Registration extends Credentials {
  readonly email?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
}
interface PasswordChange {
  readonly password?: string | undefined;
  readonly new_password: string;
  readonly username?: string | undefined;
}

const unsendable = ({ token }: JsonObject): string | undefined =>
  /^[!-~]+$/.test(String(token)) ? undefined : 'its token cannot be sent in a header';

/** Names and their new values; null removes a name. What is not named stays. */
export type Changes<T = string> = Readonly<Record<string, T | null>>;

/** What is to be changed of a config: of its variables, and of what else a release has. */
export interface ConfigChange {
  readonly values?: Changes | undefined;
  readonly memory?: Changes | undefined;
  readonly cpu?: Changes | undefined;
  readonly tags?: Changes | undefined;
  readonly registry?: Changes | undefined;
  /** Probes by `livenessProbe` and `readinessProbe`, by process type; up to Workflow 2.2 without process types. */
  readonly healthcheck?: Changes<object> | undefined;
}

interface SettingsChange {
  readonly maintenance?: boolean | undefined;
  readonly routable?: boolean | undefined;
  readonly autoscale?: Changes<Autoscale> | undefined;
  readonly label?: Changes | undefined;
}

interface Addresses {
  readonly addresses: readonly string[];
}

/**
 * Every operation of the five API documents and of API 2.3, by noun and verb. `config.set` also unsets: a null value
 * removes a name, of variables as of limits, tags and the rest; `settings.set` likewise.
 * `auth.regenerate` must be given `all` only when every token is meant: controllers look at its presence, not its value.
 */
export const operations = {
  'auth.register': accepted(User, asks<Registration>()),
  'auth.login': object(Token, asks<Credentials>(), { anonymous: true, flaw: unsendable }),
  'auth.cancel': nothing(asks<{ username?: string | undefined }>()),
  'auth.whoami': object(User, asks<object>()),
  'auth.regenerate': accepted(Token, asks<{ username?: string | undefined; all?: true | undefined }>()),
  'auth.passwd': nothing(asks<PasswordChange>()),

  'apps.list': page(App, asks<Limited>()),
  'apps.create': accepted(App, asks<{ id?: string | undefined }>()),
  'apps.info': object(App, asks<InApp>()),
  'apps.transfer': nothing(asks<InApp & { owner: string }>()),
  'apps.destroy': nothing(asks<InApp>(), deploys),
  'apps.logs': text(asks<InApp & { log_lines?: number | undefined }>(), { query: ['log_lines'] }),
  'apps.run': object(RunResult, asks<InApp & { command: string }>(), { patience: Infinity }),

  'pods.list': page(Pod, asks<InApp & Limited>()),
  'pods.listByType': page(Pod, asks<InApp & Limited & { type: string }>()),
  'pods.restart': list(Pod, asks<InApp>(), deploys),
  'pods.restartByType': list(Pod, asks<InApp & { type: string }>(), deploys),
  'pods.restartByName': list(Pod, asks<InApp & { type: string; pod: string }>(), { pathOnly: ['type'], ...deploys }),
  'pods.scale': nothing(asks<InApp & { counts: Readonly<Record<string, number>> }>(), { body: 'counts', ...deploys }),

  'config.get': object(Config, asks<InApp>()),
  'config.set': accepted(Config, asks<InApp & ConfigChange>(), deploys),

  'settings.get': object(AppSettings, asks<InApp>()),
  'settings.set': accepted(AppSettings, asks<InApp & SettingsChange>()),

  'tls.get': object(Tls, asks<InApp>()),
  'tls.set': accepted(Tls, asks<InApp & { https_enforced: boolean }>()),

  'whitelist.list': object(Whitelist, asks<InApp>()),
  'whitelist.add': accepted(Whitelist, asks<InApp & Addresses>()),
  'whitelist.remove': nothing(asks<InApp & Addresses>()),

  'domains.list': page(Domain, asks<InApp & Limited>()),
  'domains.add': accepted(Domain, asks<InApp & { domain: string }>()),
  'domains.remove': nothing(asks<InApp & { domain: string }>()),

  'builds.list': page(Build, asks<InApp & Limited>()),
  'builds.create': accepted(
    Build,
    asks<InApp & { image: string; procfile?: Readonly<Record<string, string>> | undefined }>(),
    deploys,
  ),

  'releases.list': page(Release, asks<InApp & Limited>()),
  'releases.info': object(Release, asks<InApp & { version: number }>()),
  'releases.rollback': accepted(ReleaseVersion, asks<InApp & { version?: number | undefined }>(), deploys),

  'keys.list': page(Key, asks<Limited>()),
  'keys.add': accepted(Key, asks<{ id: string; public: string }>()),
  'keys.remove': nothing(asks<{ key: string }>()),

  'certs.list': page(Certificate, asks<Limited>()),
  'certs.info': object(Certificate, asks<Named>()),
  'certs.add': accepted(Certificate, asks<Named & { certificate: string; key: string }>()),
  'certs.remove': nothing(asks<Named>()),
  'certs.attach': nothing(asks<Named & { domain: string }>()),
  'certs.detach': nothing(asks<Named & { domain: string }>()),

  'perms.list': object(Collaborators, asks<InApp>()),
  'perms.create': nothing(asks<InApp & Username>()),
  'perms.delete': nothing(asks<InApp & Username>()),
  'administrators.list': page(Administrator, asks<Limited>()),
  'administrators.create': nothing(asks<Username>()),
  'administrators.delete': nothing(asks<Username>()),

  'users.list': page(User, asks<Limited>()),
} as const satisfies Record<string, Operation>;

/** The name of an operation. */
export type OperationName = keyof typeof operations;

/** What an operation must be given. */
export type Params<K extends OperationName> = NonNullable<(typeof operations)[K]['params']>;

type Item<O> = O extends { readonly model: infer S extends Schema } ? Infer<S> : never;
type ResultOf<O> = O extends { readonly answer: 'object' }
  ? O extends { readonly accepted: true }
    ? Partial<Item<O>>
    : Item<O>
  : O extends { readonly answer: 'page' }
    ? Page<Item<O>>
    : O extends { readonly answer: 'list' }
      ? readonly Item<O>[]
      : O extends { readonly answer: 'text' }
        ? string
        : null;

/** What an operation gives back, decoded: dates as ISO 8601, names as the newest API has them. */
export type Result<K extends OperationName> = ResultOf<(typeof operations)[K]>;
