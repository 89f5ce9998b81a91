import type { Dialect, Route } from '../../api/dialects/dialect.ts';
import { compareVersions } from '../../api/dialects/registry.ts';
import type { OperationName } from '../../api/operations.ts';

/** What may not be found, as Drycc names it. */
export type Thing = 'App' | 'Certificate' | 'Domain' | 'Key' | 'Page' | 'Release' | 'User';

/**
 * What a controller does and says where it is no matter of routes and codecs. Where the documents say it, it is theirs;
 * all else, and every sentence, is of real controllers: Deis 1.4.1 for v1; Workflow 2.4.2 for v2, and Drycc 1.0.0 where
 * it differs. What those do against the documents is in controllers.ts.
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
  /** The one version that a client may announce of itself, where the controller looks at it. */
  readonly clientVersion: string | null;
  /** Whether registration demands an email address; one of the two documents of API 1.1 leaves it out. */
  readonly needsEmail: boolean;
  readonly usernameLength: number;
  /** Whether a new password may be blank, and an administrator's present one is looked at where it is given. */
  readonly loosePasswords: boolean;
  /** Whether a body without a Content-Type is taken for JSON: half of the documented requests show none. */
  readonly guessesJson: boolean;
  readonly appId: { readonly length: number; readonly pattern: RegExp; readonly allows: string };
  readonly processType: { readonly pattern: RegExp; readonly allows: string };
  /** The body of a 404 for a thing that is not there. */
  readonly missing: (thing: Thing) => unknown;
  /** The 1.1 documents promise 404 for an app that the user may not see; v2 controllers answer 403. */
  readonly hidesApps: boolean;
  /** Whether those that an app is shared with may share it. */
  readonly collaboratorsShare: boolean;
  /** Whether one cancels only one's own account, and all its apps with it; else it is refused while there are apps. */
  readonly cancelTakesApps: boolean;
  /** Whether the name of an app is the first of its domains. */
  readonly appIsDomain: boolean;
  /** Whether international names are taken for domains. */
  readonly internationalNames: boolean;
  /** Whether removing a domain removes the app's newest, whichever was named. */
  readonly removesNewestDomain: boolean;
  /** Whether only administrators remove keys. */
  readonly keepsKeys: boolean;
  /** Whether the name of a key is taken once for each user. */
  readonly uniqueKeyIds: boolean;
  /** Whether the private key of a certificate is looked at. */
  readonly readsPrivateKeys: boolean;
  /** Whether a config without any change is refused with 409, and the unsetting of an unknown variable with 422. */
  readonly refusesIdleConfig: boolean;
  /** Whether config values become text, as Python writes them, and their names are checked. */
  readonly textValues: boolean;
  /** Whether `PORT` is checked, and needed for a private registry. */
  readonly checksPort: boolean;
  /** What becomes of the variables that ask for health checks: nothing special, probes, or a full set of variables. */
  readonly healthVariables: 'kept' | 'probes' | 'completed';
  /** Whether the answer to a change of config has the app and the release among the variables, as the documents show it. */
  readonly showsRelease: boolean;
  /** To which releases one may go back; the documents go to the first, which has no build. */
  readonly rollsBackTo: 'any' | 'built or first' | 'built' | 'built, once one was';
  /** Whether the image of a build that was not pushed runs as `cmd`, whatever its Procfile has. */
  readonly webNeedsPush: boolean;
  /** How limits of memory and processor are written. */
  readonly limits: 'shares' | 'single' | 'paired';
  /** The status for scaling a process type that the app does not have. */
  readonly unknownTypeStatus: 400 | 404;
  readonly rollbackToMissing: { readonly status: 400 | 404; readonly detail: string };
  /** How many lines of log are shown, and whether the client may choose. */
  readonly logLines: { readonly shown: number; readonly chosen: boolean };
  /** What a running process is called. */
  readonly podsAreCalled: 'containers' | 'pods';
  /** Whether lists of pods have pages as other lists do; in v2 they have only `count` and `results`. */
  readonly pagesPods: boolean;
  /** Fields that are not shown, by the title of the model. */
  readonly hides: Readonly<Record<string, readonly string[]>>;
  /** Likewise, of fields that are shown as soon as they hold something: real controllers have them, the documents do not. */
  readonly hidesEmpty: Readonly<Record<string, readonly string[]>>;
  /** The documents end most moments in `UTC` and give those of users milliseconds; Workflow's are `2026-11-23T03:44:57Z`. */
  readonly documentedMoments: boolean;
  /** Routes of the dialect that the controller does not have. */
  readonly lacks: readonly Route[];
  /** Whether a path that goes on after what is known is known all the same: an unknown sub-resource of an app is the app. */
  readonly readsPrefixes: boolean;
  /** How results are written that the controller writes otherwise than the dialect's documents show them. */
  readonly writes: Readonly<Partial<Record<OperationName, (result: unknown) => unknown>>>;
}

/** What both versions of the documents show. */
const documented = {
  hidesEmpty: {},
  usernameLength: 30,
  loosePasswords: false,
  guessesJson: true,
  collaboratorsShare: false,
  cancelTakesApps: false,
  appIsDomain: false,
  internationalNames: true,
  removesNewestDomain: false,
  keepsKeys: false,
  showsRelease: true,
  webNeedsPush: false,
  documentedMoments: true,
  lacks: [],
  readsPrefixes: false,
  writes: {},
} as const;

/** API 1.1, by its documents. */
export const v1: Rules = {
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
  clientVersion: '1',
  needsEmail: false,
  processType: { pattern: /^[a-z]+$/, allows: 'Process types can only contain [a-z]' },
  appId: { length: 64, pattern: /^[a-z0-9-]+$/, allows: 'App IDs can only contain [a-z0-9-].' },
  missing: () => ({ detail: 'Not found' }),
  hidesApps: true,
  uniqueKeyIds: false,
  readsPrivateKeys: false,
  refusesIdleConfig: false,
  textValues: false,
  checksPort: false,
  healthVariables: 'kept',
  limits: 'shares',
  unknownTypeStatus: 400,
  rollsBackTo: 'any',
  rollbackToMissing: { status: 404, detail: 'Not found' },
  logLines: { shown: 1000, chosen: false },
  podsAreCalled: 'containers',
  pagesPods: true,
  hides: { Config: ['registry', 'healthcheck'], Release: ['failed'] },
};

/** API 2.2, by its document. */
export const v2: Rules = {
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
  clientVersion: null,
  needsEmail: true,
  processType: {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/i,
    allows: 'Process types can only contain alphanumeric',
  },
  appId: {
    length: 24,
    pattern: /^[a-z0-9-]+$/,
    allows: 'App name can only contain a-z (lowercase), 0-9 and hyphens',
  },
  missing: () => ({ detail: 'Not found.' }),
  hidesApps: false,
  uniqueKeyIds: false,
  readsPrivateKeys: false,
  refusesIdleConfig: true,
  textValues: true,
  checksPort: true,
  healthVariables: 'probes',
  limits: 'single',
  unknownTypeStatus: 404,
  rollsBackTo: 'built or first',
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

/** API 2.0 and 2.1 of Drycc, by their documents. */
export const drycc: Rules = {
  ...v2,
  appId: {
    length: 63,
    pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
    allows:
      'App name must start with an alphabetic character, cannot end with a hyphen and can only contain a-z (lowercase), 0-9 and hyphens.',
  },
  processType: {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    allows: 'Process types can only contain lowercase alphanumeric characters',
  },
  missing: (thing) => `No ${thing} matches the given query.`,
  uniqueKeyIds: true,
  readsPrivateKeys: true,
  limits: 'paired',
};

/** API 2.3, which no document tells: as Workflow 2.18.0 and Drycc 1.0.0 do it. */
const v23: Rules = {
  ...drycc,
  words: {
    ...v2.words,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
  },
  usernameLength: 150,
  hides: { User: ['id'], Pod: v2.hides['Pod'] ?? [] },
  hidesEmpty: {},
  documentedMoments: false,
  showsRelease: false,
  rollsBackTo: 'built',
  appIsDomain: true,
};

/** The rules of a dialect: by its documents, where there are any. */
export function rulesOf(dialect: Dialect): Rules {
  if (dialect.prefix === '/v1') return v1;
  if (compareVersions(dialect.version, '2.3') >= 0) return v23;
  return dialect.product === 'drycc' ? drycc : v2;
}
