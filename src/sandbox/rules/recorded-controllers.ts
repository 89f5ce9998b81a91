import type { Dialect } from '../../api/dialects/dialect.ts';
import { type ControllerName, requireDialect } from './controller-names.ts';
import { deisV1Rules, inPython2, runAsList } from './deis-1.ts';
import { deis11Rules } from './deis-1.1.ts';
import { rulesOf } from './rules-of.ts';
import type { Rules } from './rules.ts';
import { hephy222Rules, workflow200Rules, workflow218Rules, workflow242Rules } from './workflow.ts';

const deis141Rules: Rules = {
  ...deis11Rules,
  words: { ...deis11Rules.words, badCount: (why) => inPython2(why, 'Invalid scaling format') },
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
};

const ofV1 = deisV1Rules('1.13.4');

const deis1134Rules: Rules = {
  ...ofV1,
  words: { ...ofV1.words, badCount: (why) => inPython2(why, `Invalid scaling format: ${why}`) },
  readsPrefixes: true,
  webNeedsPush: true,
  hides: { ...ofV1.hides, Key: [] },
};

const drycc100Rules: Rules = {
  ...workflow218Rules,
  resetsTypes: true,
  hides: { ...workflow218Rules.hides, Release: [] },
  lacks: ['GET /v2/apps/{app}/build/', 'POST /v2/apps/{app}/build/'],
  writes: { ...workflow218Rules.writes, 'builds.list': (build: unknown) => build },
};

/** What each real controller does, also where that goes against the documents. */
const realRules: Readonly<Record<ControllerName, Rules>> = {
  'deis-1.4': deis141Rules,
  'deis-1.13': deis1134Rules,
  'workflow-2.0': workflow200Rules,
  'workflow-2.4.2': workflow242Rules,
  'workflow-2.18': workflow218Rules,
  'hephy-2.22': hephy222Rules,
  'drycc-1.0': drycc100Rules,
  'drycc-1.3': { ...drycc100Rules, needsStack: true },
};

/** The rules of a dialect by its documents, or those of a real controller. Throws a `Failure` for one of another dialect. */
export function rulesFor(dialect: Dialect, like: ControllerName | undefined): Rules {
  if (like === undefined) return rulesOf(dialect);
  requireDialect(like, dialect.name);
  return realRules[like];
}
