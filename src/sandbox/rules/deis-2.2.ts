import { documented } from './documented.ts';
import type { Rules } from './rules.ts';

/** API 2.2, by its document. */
export const deis22Rules: Rules = {
  ...documented,
  words: {
    invalidToken: 'Invalid token.',
    notAcceptable: 'Could not satisfy the request Accept header.',
    methodNotAllowed: (method) => `Method "${method}" not allowed.`,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.',
    usernameTaken: 'A user with that username already exists.',
    appIdTaken: 'Application with this id already exists.',
    domainTaken: 'Domain is already in use by another application',
    keyTaken: 'Public Key is already in use',
    badCount: (why) => `Invalid scaling format: ${why}`,
    badHostname: (given, label) =>
      `Hostname does not look valid, could not convert to ACE ${given}: "${label}" is no label`,
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
    isSlug: true,
  },
  missing: () => ({ detail: 'Not found.' }),
  hidesApps: false,
  reachesAppsByName: true,
  wildcardDomains: true,
  uniqueKeyIds: false,
  readsPrivateKeys: false,
  refusesIdleConfig: true,
  textValues: true,
  labelTags: true,
  hasRegistry: true,
  checksPort: true,
  healthVariables: 'probes',
  checksProcfile: true,
  limits: 'single',
  unknownTypeStatus: 404,
  rollsBackTo: 'built or first',
  takesReleaseZero: false,
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
