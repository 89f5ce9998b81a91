import type { JsonObject } from '../../base/json-object.ts';
import { asPythonText } from '../rules/python.ts';
import { deployPods } from '../state/pods.ts';
import { addRelease, conditionOf, currentRelease, findRelease, type Release } from '../state/releases.ts';
import { Crash, notFound, refused } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';
import { launched } from './launch.ts';
import { findBuild, typesOf } from './types.ts';

/** The releases of an app, newest first, with how their deployments went. */
export const releases: DryccHandlers = {
  'releases.list'({ app, query, window }, { store }) {
    const types = query('ptypes')?.split(',') ?? [];
    const condition = types.map(() => 'EXISTS (SELECT 1 FROM json_each(releases.types) WHERE value = ?)').join(' OR ');
    const sql = `SELECT * FROM releases WHERE app = ? ${condition && `AND (${condition})`} ORDER BY version DESC`;
    const { items, total } = store.page<Release>(window, sql, app.id, ...types);
    return { items: items.map(shown), total };
  },

  'releases.info'({ app, parameter }, { store, rules }) {
    const release = findRelease(store, app.id, Number(parameter('version')));
    if (!release) throw notFound(rules, 'Release');
    return shown(release);
  },

  'releases.rollback'({ app, user, body }, controller) {
    const { store } = controller;
    return launched(controller, app.id, () => {
      const current = currentRelease(store, app.id);
      const version = wantedVersion(body['version']) ?? current.version - 1;
      if (version < 1) throw refused(400, 'version cannot be below 0');
      const target = findRelease(store, app.id, version);
      if (!target) throw refused(400, 'Release matching query does not exist.');
      if (target.build === null) throw refused(400, 'Cannot roll back to initial release.');
      if (target.state === 'crashed') throw refused(400, 'Cannot roll back to failed release.');
      const all = typesOf(findBuild(store, target.build));
      const types = chosenTypes(body['ptypes'], all, (type) => `process type ${type} is not included in procfile`);
      const { config, build } = target;
      const did = `rolled back to v${version}`;
      const release = addRelease(controller, app, user, {
        ...{ did, by: user.username, config, build, types },
        only: onlyThese(types, all),
      });
      return { result: { version: release.version }, version: release.version };
    });
  },

  'releases.deploy'({ app, body }, controller) {
    const { store, now } = controller;
    return launched(controller, app.id, () => {
      const release = currentRelease(store, app.id);
      const build = findBuild(store, release.build);
      if (!build) throw refused(400, 'there are no builds available for deploy');
      const all = typesOf(build);
      const types = chosenTypes(body['ptypes'], all, (type) => `process type ${type} is not exists`);
      const conditions = [...(JSON.parse(release.conditions) as object[]), conditionOf('succeed', types, now())];
      store.write(
        "UPDATE releases SET state = 'succeed', conditions = ?, types = ? WHERE app = ? AND version = ?",
        ...[JSON.stringify(conditions), JSON.stringify(typesOf(build)), app.id, release.version],
      );
      deployPods(controller, app, release, onlyThese(types, all));
      return { result: null, version: release.version };
    });
  },
};

/** The process types whose processes are replaced; undefined for all, with those that are no longer in the build. */
function onlyThese(types: readonly string[], all: readonly string[]): readonly string[] | undefined {
  return all.every((type) => types.includes(type)) ? undefined : types;
}

/** The process types that are named, joined by commas; all if none are. Throws a refusal for others. */
export function chosenTypes(
  given: unknown,
  all: readonly string[],
  unknown: (type: string) => string,
): readonly string[] {
  if (given === undefined || given === null || given === '') return all;
  if (typeof given !== 'string') throw new Crash();
  const types = given.split(',');
  for (const type of types) if (!all.includes(type)) throw refused(400, unknown(type));
  return types;
}

function wantedVersion(given: unknown): number | undefined {
  if (given === undefined || given === null) return undefined;
  const version = typeof given === 'string' && /^\s*-?\d+\s*$/.test(given) ? Number(given) : given;
  if (Number.isSafeInteger(version)) return version as number;
  throw refused(400, `invalid literal for int() with base 10: '${asPythonText(given)}'`);
}

function shown({
  app,
  version,
  uuid,
  state,
  summary,
  exception,
  conditions,
  types,
  config,
  build,
  created,
}: Release): JsonObject {
  return {
    ...{ uuid, app, created, updated: created, state, version, summary, failed: state === 'crashed', exception },
    conditions: JSON.parse(conditions) as unknown[],
    deployed_ptypes: state === 'created' ? [] : (JSON.parse(types) as unknown[]),
    ...{ config, build },
  };
}
