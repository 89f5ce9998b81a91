import type { Dialect } from '../../api/dialects/dialect.ts';
import { Failure } from '../../base/errors.ts';
import { bytesLiteral } from './python.ts';
import type { DialectName } from '../../api/dialects/registry.ts';
import { deisV1Rules, runAsList } from './deis-1.ts';
import { deis11Rules } from './deis-1.1.ts';
import { deis22Rules } from './deis-2.2.ts';
import { drycc21Rules } from './drycc-2.1.ts';
import { rulesOf } from './rules-of.ts';
import type { Rules } from './rules.ts';

/** No controller has them, and the document of API 2.2 has no others. */
const plural = ['POST /v2/certs/{name}/domains/', 'DELETE /v2/certs/{name}/domains/{domain}/'] as const;

/** The settings of apps came with Workflow 2.4; before, their path is read as the app. */
const settings = ['GET /v2/apps/{app}/settings/', 'POST /v2/apps/{app}/settings/'] as const;

/** What Workflow does against the document of API 2.2, and its heirs after it. */
const againstDocument = {
  needsEmail: false,
  appIsDomain: true,
  showsRelease: false,
  guessesJson: false,
  rollsBackTo: 'built',
  documentedMoments: false,
  hides: { ...deis22Rules.hides, App: ['url'], User: ['id'], Config: [] },
  hidesEmpty: {},
  writes: { 'auth.passwd': () => ({ status: 'password set' }) },
} as const satisfies Partial<Rules>;

const workflow242: Rules = {
  ...deis22Rules,
  ...againstDocument,
  lacks: plural,
  readsPrefixes: true,
  webNeedsPush: true,
  writes: { ...againstDocument.writes, 'apps.logs': (log: unknown) => bytesLiteral(String(log)) },
};

const later = {
  ...againstDocument,
  usernameLength: 150,
  hides: { ...againstDocument.hides, AppSettings: [] },
  writes: { ...againstDocument.writes, 'apps.logs': (log: unknown) => log },
} as const satisfies Partial<Rules>;

/**
 * Real controllers that a sandbox can be like, by the name under which they were recorded, and the dialect whose
 * documents they were to follow.
 */
export const controllers = {
  'deis-1.4.1': {
    dialect: 'deis-1.1',
    rules: {
      ...deis11Rules,
      hidesApps: false,
      collaboratorsShare: true,
      cancelsNamed: false,
      cancelTakesApps: true,
      showsRelease: false,
      readsPrefixes: true,
      removesNewestDomain: true,
      keepsKeys: true,
      crashes: true,
      adminsNeedPassword: true,
      loosePasswords: true,
      mergesNewestConfig: true,
      hides: { ...deis11Rules.hides, User: ['id'] },
      writes: { ...deis11Rules.writes, 'apps.run': runAsList },
    },
  },
  'deis-1.13.4': { dialect: 'deis-1.7', rules: { ...deisV1Rules('1.13.4'), readsPrefixes: true, webNeedsPush: true } },
  'workflow-2.0.0': {
    dialect: 'deis-2.2',
    rules: {
      ...workflow242,
      loosePasswords: true,
      internationalNames: false,
      refusesIdleConfig: false,
      checksPort: false,
      healthVariables: 'completed',
      unknownTypeStatus: 400,
      rollsBackTo: 'built, once one was',
      lacks: [...plural, 'GET /v2/auth/whoami/', ...settings],
      hides: { ...workflow242.hides, Config: ['healthcheck'] },
    },
  },
  'workflow-2.4.2': { dialect: 'deis-2.2', rules: workflow242 },
  'workflow-2.18.0': {
    dialect: 'deis-2.2',
    rules: {
      ...drycc21Rules,
      ...later,
      lacks: plural,
    },
  },
  'drycc-1.0.0': {
    dialect: 'drycc-2.1',
    rules: {
      ...drycc21Rules,
      ...later,
      lacks: ['GET /v2/apps/{app}/build/', 'POST /v2/apps/{app}/build/'],
      writes: { ...later.writes, 'builds.list': (build: unknown) => build },
    },
  },
} as const satisfies Readonly<Record<string, { readonly dialect: DialectName; readonly rules: Rules }>>;

/** A real controller that a sandbox can be like. */
export type ControllerName = keyof typeof controllers;

/** The rules of a dialect by its documents, or those of a real controller. Throws a `Failure` for one of another dialect. */
export function rulesFor(dialect: Dialect, like: ControllerName | undefined): Rules {
  if (like === undefined) return rulesOf(dialect);
  const controller = controllers[like];
  if (controller.dialect === dialect.name) return controller.rules;
  throw new Failure('usage', `${like} is a controller of ${controller.dialect}, not of ${dialect.name}.`);
}
