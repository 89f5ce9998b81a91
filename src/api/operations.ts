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
import { dryccOperations } from './drycc-operations.ts';
import { dryccResourceOperations } from './drycc-resource-operations.ts';
import { accepted, asks, deploys, list, nothing, object, type Operation, page, text, unsendable } from './operation.ts';
import type { Changes, InApp, Limited, Username } from './parameters.ts';

export type { Operation } from './operation.ts';
export type { Changes } from './parameters.ts';

/** What is there of a list: the items that were fetched, and how many the controller says there are. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Certificates belong to an app on Drycc 1.8 and newer, and to nobody elsewhere. */
interface ForApp {
  readonly app?: string | undefined;
}
const ofApp = { pathOnly: ['app'] } as const;
interface Named {
  readonly name: string;
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

/** What is to be changed of a config: of its variables, and of what else a release has. */
export interface ConfigChange {
  readonly values?: Changes | undefined;
  readonly memory?: Changes | undefined;
  readonly cpu?: Changes | undefined;
  /** By process type on Drycc 1.8 and newer, as the registry. */
  readonly tags?: Changes<string | Changes> | undefined;
  readonly registry?: Changes<string | Changes> | undefined;
  /** Limit plans by process type. */
  readonly limits?: Changes | undefined;
  readonly lifecycle?: Changes<object> | undefined;
  /** Seconds by process type. */
  readonly termination_grace_period?: Changes | undefined;
  /** Probes by `livenessProbe` and `readinessProbe`, by process type; up to Workflow 2.2 without process types. */
  readonly healthcheck?: Changes<object> | undefined;
}

/** Which of an app's variables a change affects, besides `values`. */
interface ScopedChange extends ConfigChange {
  /** Variables by group; on Drycc 1.8 and newer `values` is the group global. */
  readonly groups?: Readonly<Record<string, Changes>> | undefined;
  readonly ptypes?: Readonly<Record<string, Changes>> | undefined;
  /** Groups to attach, by process type. */
  readonly values_refs?: Readonly<Record<string, readonly string[]>> | undefined;
  /** False replaces every group and process type of which variables are given, as a whole. */
  readonly merge?: boolean | undefined;
}

interface SettingsChange {
  readonly maintenance?: boolean | undefined;
  readonly routable?: boolean | undefined;
  readonly autoscale?: Changes<Autoscale> | undefined;
  readonly label?: Changes | undefined;
  readonly autodeploy?: boolean | undefined;
  readonly autorollback?: boolean | undefined;
}

interface TlsChange {
  readonly https_enforced?: boolean | undefined;
  /** Drycc 1.8 and newer. Today's forgets what a change does not name, and looks at one of the two switches only. */
  readonly certs_auto_enabled?: boolean | undefined;
  readonly issuer?: Issuer | undefined;
}

/** An ACME account, of which controllers need every field. */
export interface Issuer {
  readonly email: string;
  readonly server: string;
  readonly key_id: string;
  readonly key_secret: string;
}

interface NewBuild extends InApp {
  readonly image: string;
  readonly procfile?: Readonly<Record<string, string>> | undefined;
  /** Drycc 1.8 and newer, where `container` is meant by default. */
  readonly stack?: string | undefined;
  readonly sha?: string | undefined;
  readonly dockerfile?: string | undefined;
  readonly dryccfile?: JsonObject | undefined;
}

interface Addresses {
  readonly addresses: readonly string[];
}

/**
 * The operations of the five API documents and of API 2.3. `config.set` also unsets: a null value
 * removes a name, of variables as of limits, tags and the rest; `settings.set` likewise.
 * `auth.regenerate` must be given `all` only when every token is meant: controllers look at its presence, not its value.
 */
const commonOperations = {
  'auth.register': accepted(User, asks<Registration>()),
  'auth.login': object(Token, asks<Credentials>(), { anonymous: true, flaw: unsendable }),
  'auth.cancel': nothing(asks<{ username?: string | undefined }>()),
  'auth.whoami': object(User, asks<object>()),
  'auth.regenerate': accepted(Token, asks<{ username?: string | undefined; all?: true | undefined }>()),
  'auth.passwd': nothing(asks<PasswordChange>()),

  'apps.list': page(App, asks<Limited & { workspace?: string | undefined; search?: string | undefined }>(), {
    query: ['workspace', 'search'],
  }),
  'apps.create': accepted(App, asks<{ id?: string | undefined; workspace?: string | undefined }>()),
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

  'config.get': object(Config, asks<InApp & { version?: number | undefined }>(), { query: ['version'] }),
  'config.set': accepted(Config, asks<InApp & ScopedChange>(), { query: ['merge'], ...deploys }),

  'settings.get': object(AppSettings, asks<InApp>()),
  'settings.set': accepted(AppSettings, asks<InApp & SettingsChange>()),

  'tls.get': object(Tls, asks<InApp>()),
  'tls.set': accepted(Tls, asks<InApp & TlsChange>()),

  'whitelist.list': object(Whitelist, asks<InApp>()),
  'whitelist.add': accepted(Whitelist, asks<InApp & Addresses>()),
  'whitelist.remove': nothing(asks<InApp & Addresses>()),

  'domains.list': page(Domain, asks<InApp & Limited>()),
  'domains.add': accepted(Domain, asks<InApp & { domain: string; ptype?: string | undefined }>()),
  'domains.remove': nothing(asks<InApp & { domain: string }>()),

  'builds.list': page(Build, asks<InApp & Limited>()),
  'builds.create': accepted(Build, asks<NewBuild>(), deploys),

  'releases.list': page(Release, asks<InApp & Limited & { ptypes?: string | undefined }>(), { query: ['ptypes'] }),
  'releases.info': object(Release, asks<InApp & { version: number }>()),
  'releases.rollback': accepted(
    ReleaseVersion,
    asks<InApp & { version?: number | undefined; ptypes?: string | undefined }>(),
    deploys,
  ),

  'keys.list': page(Key, asks<Limited>()),
  'keys.add': accepted(Key, asks<{ id: string; public: string }>()),
  'keys.remove': nothing(asks<{ key: string }>()),

  'certs.list': page(Certificate, asks<Limited & ForApp>(), ofApp),
  'certs.info': object(Certificate, asks<ForApp & Named>(), ofApp),
  'certs.add': accepted(Certificate, asks<ForApp & Named & { certificate: string; key: string }>(), ofApp),
  'certs.remove': nothing(asks<ForApp & Named>(), ofApp),
  'certs.attach': nothing(asks<ForApp & Named & { domain: string }>(), ofApp),
  'certs.detach': nothing(asks<ForApp & Named & { domain: string }>(), ofApp),

  'perms.list': object(Collaborators, asks<InApp>()),
  'perms.create': nothing(asks<InApp & Username & { permissions?: string | undefined }>()),
  'perms.delete': nothing(asks<InApp & Username>()),
  'administrators.list': page(Administrator, asks<Limited>()),
  'administrators.create': nothing(asks<Username>()),
  'administrators.delete': nothing(asks<Username>()),

  'users.list': page(User, asks<Limited>()),
} as const;

/** Every operation of every API, by noun and verb. */
export const operations = {
  ...commonOperations,
  ...dryccOperations,
  ...dryccResourceOperations,
} as const satisfies Record<string, Operation>;

/** The name of an operation that some API besides today's Drycc has. */
export type CommonOperation = keyof typeof commonOperations;

/** The operations that only Drycc 1.8 and newer have. */
export type DryccOperation = keyof typeof dryccOperations | keyof typeof dryccResourceOperations;

/** The routes of an API that has none of the operations of Drycc 1.8 and newer. */
export const nowhere = Object.fromEntries(
  Object.keys({ ...dryccOperations, ...dryccResourceOperations }).map((name) => [name, null]),
) as Readonly<Record<DryccOperation, null>>;

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
        : O extends { readonly answer: 'bytes' }
          ? AsyncIterable<Uint8Array>
          : null;

/** What an operation gives back, decoded: dates as ISO 8601, names as the newest API has them. */
export type Result<K extends OperationName> = ResultOf<(typeof operations)[K]>;
