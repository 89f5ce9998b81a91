import { compareVersions } from '../../api/dialects/compare-versions.ts';
import { deis11Rules } from './deis-1.1.ts';
import type { Rules } from './rules.ts';

/** Deis v1 answers a run with a list of two. */
export function runAsList(result: unknown): unknown {
  const { exit_code: code, output } = result as { readonly exit_code: number; readonly output: string };
  return [code, output];
}

/** A refusal of a count in the words of Python 2: that of a negative one says nothing of a format. */
export function inPython2(why: string, otherwise: string): string {
  if (why.startsWith("['")) return why.replace("['", "[u'");
  return otherwise.replace('a string, a bytes-like object or a number', 'a string or a number');
}

/**
 * Deis v1 after API 1.1, as a release of it does it: seen on 1.13.4, and read in the source of the others. An unknown
 * path below a known one is not read as the known one, which 1.13.4 itself does.
 */
export function deisV1Rules(release: string): Rules {
  const isSince = (other: string): boolean => compareVersions(release, other) >= 0;
  return {
    ...deis11Rules,
    clientVersionHeader: isSince('1.7') ? 'deis-version' : 'x-deis-version',
    olderHeaders: isSince('1.7'),
    needsEmail: true,
    hidesApps: false,
    collaboratorsShare: !isSince('1.10'),
    collaboratorsRemoveDomains: false,
    cancelsNamed: isSince('1.10'),
    cancelTakesApps: !isSince('1.13'),
    loosePasswords: true,
    adminsNeedPassword: !isSince('1.10'),
    wrongPasswordStatus: 400,
    internationalNames: false,
    doubleHyphens: false,
    keepsKeys: !isSince('1.9'),
    crashes: true,
    certificatesByCommonName: true,
    textValues: isSince('1.9'),
    capitalTags: isSince('1.13'),
    stopsMissingTypes: true,
    showsRelease: 'once built',
    limits: isSince('1.9') ? 'whole shares' : 'shares',
    choosesPageSize: isSince('1.10'),
    mergesNewestConfig: true,
    logLines: { shown: 1000, chosen: isSince('1.6') },
    restartRefusal: 503,
    allGivesNoToken: true,
    emptyJson: [],
    needsSlash: ['auth.login', 'auth.regenerate', ...(isSince('1.13') ? [] : (['users.list'] as const))],
    hides: { ...deis11Rules.hides, User: ['id'] },
    writes: {
      'apps.run': runAsList,
      'auth.passwd': () => ({ status: 'password set' }),
      'auth.regenerate': (result) => ((result as { token: string }).token === '' ? '' : result),
    },
  };
}
