import { isJsonObject } from '../../base/json-object.ts';
import { bytesLiteral } from './python.ts';
import { deis22Rules } from './deis-2.2.ts';
import { drycc21Rules } from './drycc-2.1.ts';
import type { Rules } from './rules.ts';

/** No controller has them, and the document of API 2.2 has no others. */
const plural = ['POST /v2/certs/{name}/domains/', 'DELETE /v2/certs/{name}/domains/{domain}/'] as const;

/** The settings of apps came with Workflow 2.4; before, their path is read as the app. */
const settings = ['GET /v2/apps/{app}/settings/', 'POST /v2/apps/{app}/settings/'] as const;

/** The fingerprint of a new certificate is the literal that Python writes for it; it is a plain one later. */
function withBytesFingerprint(certificate: unknown): unknown {
  if (!isJsonObject(certificate)) return certificate;
  return { ...certificate, fingerprint: bytesLiteral(String(certificate['fingerprint'])) };
}

/** What Workflow does against the document of API 2.2, and its heirs after it. */
const againstDocument = {
  needsEmail: false,
  appIsDomain: true,
  showsRelease: false,
  guessesJson: false,
  rollsBackTo: 'built',
  documentedMoments: false,
  // What the recorded controllers were given for a cluster.
  nodeLabels: { environ: 'dev', rack: '1', ssd: 'true' },
  keepsMissingTypes: 'all',
  podNames: 'deployment',
  hides: { ...deis22Rules.hides, App: ['url'], User: ['id'], Config: [], Key: [] },
  hidesEmpty: {},
  writes: { 'auth.passwd': () => ({ status: 'password set' }), 'certs.add': withBytesFingerprint },
} as const satisfies Partial<Rules>;

/** Refuses a label of a host name as Workflow 2.4.2 does, in whose words Python shows it. */
const badCodepoint = (given: string, label: string): string =>
  `Hostname does not look valid, could not convert to ACE ${given}: Codepoint U+0027 at position 2 of "b'${label}'" not allowed`;

/** Likewise, as later releases do. */
const badLabel = (given: string, label: string): string => {
  const why = label.length > 63 ? 'Label too long' : `The label b'${label}' is not a valid A-label`;
  return `Hostname does not look valid, could not convert to ACE ${given}: ${why}`;
};

/** Workflow 2.4.2. */
export const workflow242Rules: Rules = {
  ...deis22Rules,
  ...againstDocument,
  words: { ...deis22Rules.words, badHostname: badCodepoint },
  lacks: plural,
  readsPrefixes: true,
  webNeedsPush: true,
  failedReleases: 'removed with its build',
  namesRefusedByCluster: /-$/,
  writes: { ...againstDocument.writes, 'apps.logs': (log: unknown) => bytesLiteral(String(log)) },
};

/** Workflow 2.0.0, which announces API 2.0. */
export const workflow200Rules: Rules = {
  ...workflow242Rules,
  words: {
    ...workflow242Rules.words,
    appIdTaken: 'App with this id already exists.',
    domainTaken: 'Domain with this domain already exists.',
    keyTaken: 'Key with this public already exists.',
    badHostname: () => 'Hostname does not look valid.',
  },
  appId: { ...workflow242Rules.appId, allows: 'App name can only contain a-z (lowercase), 0-9 and hypens' },
  loosePasswords: true,
  internationalNames: false,
  refusesIdleConfig: false,
  checksPort: false,
  healthVariables: 'completed',
  unknownTypeStatus: 400,
  rollsBackTo: 'built, once one was',
  podNames: 'release',
  lacks: [...plural, 'GET /v2/auth/whoami/', ...settings],
  hides: { ...workflow242Rules.hides, Config: ['healthcheck'] },
};

/** Workflow 2.18.0. */
export const workflow218Rules: Rules = {
  ...drycc21Rules,
  ...againstDocument,
  words: {
    ...drycc21Rules.words,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
    badHostname: badLabel,
  },
  usernameLength: 150,
  failedReleases: 'kept',
  keepsMissingTypes: 'scaled',
  lacks: plural,
  hides: { ...againstDocument.hides, AppSettings: [], Release: ['exception'] },
  writes: { ...againstDocument.writes, 'apps.logs': (log: unknown) => log },
};

/** Hephy 2.22.0, of which there is no recording here: what was seen to be other than on Workflow 2.18.0. */
export const hephy222Rules: Rules = {
  ...workflow218Rules,
  hides: { ...workflow218Rules.hides, Release: [] },
  writes: { ...workflow218Rules.writes, 'certs.add': (certificate: unknown) => certificate },
};
