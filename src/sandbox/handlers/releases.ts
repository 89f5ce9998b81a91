import type { Release as ShownRelease } from '../../models/release.ts';
import type { HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { deployed } from '../runtime/deployed.ts';
import { asPythonText } from '../rules/python.ts';
import { Crash, missingOrCrash, refused } from '../wire/refusal.ts';
import { addRelease, currentRelease, findRelease, type Release } from '../state/releases.ts';
import type { Rules } from '../rules/rules.ts';

/** The releases of an app, newest first, and the way back to an older one. */
export const releases: HandlersOf<'releases'> = {
  'releases.list': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM releases WHERE app = ? ORDER BY version DESC';
    const { items, total } = controller.store.page<Release>(window, sql, app.id);
    return { items: items.map(shown), total };
  },

  'releases.info': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const release = findRelease(controller.store, app.id, Number(parameter('version')));
    if (!release) throw missingOrCrash(controller.rules, 'Release');
    return shown(release);
  },

  'releases.rollback': ({ user, parameter, body }, controller) => {
    const { store, rules } = controller;
    return deployed(controller, parameter('app'), () => {
      const app = usableApp(controller, user, parameter('app'));
      const current = currentRelease(store, app.id);
      const version = wantedVersion(body['version'], rules) ?? current.version - 1;
      if (version < 1) throw refused(400, 'version cannot be below 0');
      const target = findRelease(store, app.id, version);
      if (!target && rules.crashes) throw new Crash();
      if (!target) throw refused(rules.rollbackToMissing.status, rules.rollbackToMissing.detail);
      requireBuild(rules, target, current);
      if (target.state === 'crashed') throw refused(400, 'Cannot roll back to failed release.');
      const release = addRelease(controller, app, user, {
        did: `rolled back to v${version}`,
        config: target.config,
        build: target.build,
      });
      return { version: release.version };
    });
  },
};

/** Throws unless the rules let one go back to a release from the current one. */
function requireBuild({ rollsBackTo }: Rules, { version, build }: Release, current: Release): void {
  if (build !== null || rollsBackTo === 'any') return;
  if (rollsBackTo === 'built or first' && version === 1 && current.version > 1) return;
  if (rollsBackTo === 'built, once one was' && current.build === null) return;
  const isInitial = version === 1 && rollsBackTo !== 'built, once one was';
  throw refused(400, isInitial ? 'Cannot roll back to initial release.' : 'No build associated with this release');
}

/** The release that was asked for; undefined for the one before, which release 0 means to some controllers as well. */
function wantedVersion(given: unknown, { takesReleaseZero, crashes }: Rules): number | undefined {
  if (given === undefined || given === null || (given === 0 && takesReleaseZero)) return undefined;
  const version = typeof given === 'string' && /^\s*-?\d+\s*$/.test(given) ? Number(given) : given;
  if (!Number.isSafeInteger(version)) {
    if (crashes) throw new Crash();
    throw refused(400, `invalid literal for int() with base 10: '${asPythonText(given)}'`);
  }
  return version as number;
}

function shown({
  app,
  version,
  uuid,
  owner,
  summary,
  state,
  exception,
  config,
  build,
  created,
}: Release): ShownRelease {
  const failed = state === 'crashed';
  return { app, version, uuid, owner, summary, failed, exception, config, build, created, updated: created };
}
