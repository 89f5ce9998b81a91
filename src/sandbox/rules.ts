import type { Dialect } from '../api/dialects/dialect.ts';
import { compareVersions } from '../api/dialects/registry.ts';

/** What may not be found, as Drycc names it. */
export type Thing = 'App' | 'Certificate' | 'Domain' | 'Key' | 'Page' | 'Release' | 'User';

/**
 * What controllers of one major version do and say alike, where it is no matter of routes and codecs. The sentences are
 * those of real controllers: Deis 1.4.1 for v1; Workflow 2.4.2 for v2, and Drycc 1.0 where it differs; Workflow 2.18.0 for 2.3.
 */
export interface Rules {
  readonly family: 'v1' | 'v2';
  readonly words: {
    readonly invalidToken: string;
    readonly notAcceptable: string;
    readonly methodNotAllowed: (method: string) => string;
    readonly invalidUsername: string;
    readonly usernameTaken: string;
    readonly appIdTaken: string;
    readonly domainTaken: string;
    readonly keyTaken: string;
  };
  /** Whether registration demands an email address; one of the two documents of API 1.1 leaves it out. */
  readonly needsEmail: boolean;
  readonly usernameLength: number;
  readonly appId: { readonly length: number; readonly pattern: RegExp; readonly allows: string };
  /** The body of a 404 for a thing that is not there. */
  readonly missing: (thing: Thing) => unknown;
  /** The 1.1 documents promise 404 for an app that the user may not see; v2 controllers answer 403. */
  readonly hidesApps: boolean;
  /** Whether a config without any change is refused with 409, and the unsetting of an unknown variable with 422. */
  readonly refusesIdleConfig: boolean;
  /** Whether config values become text, as Python writes them, and their names are checked. */
  readonly textValues: boolean;
  /** The status for scaling a process type that the app does not have. */
  readonly unknownTypeStatus: 400 | 404;
  readonly rollbackToMissing: { readonly status: 400 | 404; readonly detail: string };
  /** How many lines of log are shown, and whether the client may choose. */
  readonly logLines: { readonly shown: number; readonly chosen: boolean };
  /** What a running process is called. */
  readonly podsAreCalled: 'containers' | 'pods';
  /** Whether lists of pods have pages as other lists do; in v2 they have only `count` and `results`. */
  readonly pagesPods: boolean;
  /** Fields that this version does not show, by the title of the model. */
  readonly hides: Readonly<Record<string, readonly string[]>>;
  /** Likewise, of fields that are shown as soon as they hold something: real controllers have them, the documents do not. */
  readonly hidesEmpty: Readonly<Record<string, readonly string[]>>;
  /** The documents end most moments in `UTC` and give those of users milliseconds; all of 2.3 are `2026-11-23T03:44:57Z`. */
  readonly documentedMoments: boolean;
  /** Whether the answer to a change of config has the app and the release among the variables, as the documents show it. */
  readonly showsRelease: boolean;
  /** Whether limits may be given as `<request>/<limit>`. */
  readonly pairedLimits: boolean;
  /** The documents go back to release 1; Workflow refuses that, and any release without a build. */
  readonly rollsBackToInitial: boolean;
  /** Whether the name of an app is the first of its domains. */
  readonly appIsDomain: boolean;
}

/** What the documents show, and real controllers of 2.3 do not. */
const documented = {
  hidesEmpty: {},
  documentedMoments: true,
  showsRelease: true,
  pairedLimits: false,
  rollsBackToInitial: true,
  appIsDomain: false,
  usernameLength: 30,
} as const;

const v1: Rules = {
  ...documented,
  family: 'v1',
  words: {
    invalidToken: 'Invalid token',
    notAcceptable: 'Could not satisfy the request Accept header',
    methodNotAllowed: (method) => `Method '${method}' not allowed.`,
    invalidUsername: 'Enter a valid username.',
    usernameTaken: 'This field must be unique.',
    appIdTaken: 'This field must be unique.',
    domainTaken: 'This field must be unique.',
    keyTaken: 'This field must be unique.',
  },
  needsEmail: false,
  appId: { length: 64, pattern: /^[a-z0-9-]+$/, allows: 'App IDs can only contain [a-z0-9-].' },
  missing: () => ({ detail: 'Not found' }),
  hidesApps: true,
  refusesIdleConfig: false,
  textValues: false,
  unknownTypeStatus: 400,
  rollbackToMissing: { status: 404, detail: 'Not found' },
  logLines: { shown: 1000, chosen: false },
  podsAreCalled: 'containers',
  pagesPods: true,
  hides: { Config: ['registry', 'healthcheck'], Release: ['failed'] },
};

const v2: Rules = {
  ...documented,
  family: 'v2',
  words: {
    invalidToken: 'Invalid token.',
    notAcceptable: 'Could not satisfy the request Accept header.',
    methodNotAllowed: (method) => `Method "${method}" not allowed.`,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.',
    usernameTaken: 'A user with that username already exists.',
    appIdTaken: 'Application with this id already exists.',
    domainTaken: 'Domain is already in use by another application',
    keyTaken: 'Public Key is already in use',
  },
  needsEmail: true,
  appId: {
    length: 24,
    pattern: /^[a-z0-9-]+$/,
    allows: 'App name can only contain a-z (lowercase), 0-9 and hyphens',
  },
  missing: () => ({ detail: 'Not found.' }),
  hidesApps: false,
  refusesIdleConfig: true,
  textValues: true,
  unknownTypeStatus: 404,
  rollbackToMissing: { status: 400, detail: 'Release matching query does not exist.' },
  logLines: { shown: 100, chosen: true },
  podsAreCalled: 'pods',
  pagesPods: false,
  hides: {
    Pod: ['num', 'uuid', 'owner', 'app', 'created', 'updated'],
    Release: ['failed'],
    AppSettings: ['autoscale', 'label', 'whitelist'],
  },
  hidesEmpty: { Config: ['registry'] },
};

const drycc: Rules = {
  ...v2,
  appId: {
    length: 63,
    pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
    allows:
      'App name must start with an alphabetic character, cannot end with a hyphen and can only contain a-z (lowercase), 0-9 and hyphens.',
  },
  missing: (thing) => `No ${thing} matches the given query.`,
};

const v23: Rules = {
  ...drycc,
  words: {
    ...v2.words,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
  },
  usernameLength: 150,
  hides: { App: ['url'], User: ['id'], Pod: ['num', 'uuid', 'owner', 'app', 'created', 'updated'] },
  hidesEmpty: {},
  documentedMoments: false,
  showsRelease: false,
  pairedLimits: true,
  rollsBackToInitial: false,
  appIsDomain: true,
};

/** The rules of the controllers that speak a dialect. */
export function rulesOf(dialect: Dialect): Rules {
  if (dialect.prefix === '/v1') return v1;
  if (compareVersions(dialect.version, '2.3') >= 0) return v23;
  return dialect.product === 'drycc' ? drycc : v2;
}
