import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { Controller } from '../handlers/handler.ts';
import { type Configuration, insertConfig, readConfig } from '../state/configuration.ts';
import { addRelease, currentRelease, findRelease } from '../state/releases.ts';
import { readSettings } from '../state/settings.ts';
import type { Account } from '../wire/authentication.ts';
import { actorOf } from './actor.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Crash, notFound, refused } from '../wire/refusal.ts';
import { numberOf } from './builds.ts';
import { affectedTypes, describeConfig } from './config-summary.ts';
import { type Parts, partsOf, changeParts } from './config-parts.ts';
import { readVariables } from './config-variables.ts';
import type { DryccHandlers } from './handler.ts';
import { type Launch, launched } from './launch.ts';
import { findBuild, typesOf } from './types.ts';

/** The config of an app, and the groups of variables that its process types use. */
export const config: DryccHandlers = {
  'config.get'({ app, query }, { store, rules }) {
    const wanted = query('version');
    const release = wanted === null ? currentRelease(store, app.id) : findRelease(store, app.id, numberOf(wanted));
    if (!release) throw notFound(rules, 'Release');
    return shown(app, readConfig(store, release.config));
  },

  'config.set'({ app, user, body, query }, controller) {
    const { store } = controller;
    const isMerged = query('merge') !== 'false';
    if (!isMerged && body['values'] === undefined) throw new Crash();
    const variables = readVariables(body['values']);
    return launched(controller, app.id, () => {
      const release = currentRelease(store, app.id);
      const before = partsOf(readConfig(store, release.config));
      const types = typesOf(findBuild(store, release.build));
      const after = changeParts(before, { variables, isMerged, body, types });
      return changed(controller, app, user, before, after);
    });
  },

  'config.detach'({ app, user, body }, controller) {
    const { store } = controller;
    const given = body['values_refs'];
    if (!isJsonObject(given) || Object.keys(given).length === 0) throw refused(400, 'ptype or groups is required');
    return launched(controller, app.id, () => {
      const before = partsOf(readConfig(store, currentRelease(store, app.id).config));
      const kept = Object.entries(before.values_refs).map(([type, groups]) => {
        const gone = given[type];
        return [type, Array.isArray(gone) ? groups.filter((group) => !gone.includes(group)) : groups] as const;
      });
      const values_refs = Object.fromEntries(kept.filter(([, groups]) => groups.length > 0));
      const launch = changed(controller, app, user, before, { ...before, values_refs });
      return { ...launch, result: null };
    });
  },
};

/** Makes the release of a changed config. Throws 409 if nothing is changed. */
function changed(controller: Controller, app: AppRow, user: Account, before: Parts, after: Parts): Launch<JsonObject> {
  const { store } = controller;
  const did = describeConfig(before, after);
  if (did === undefined) throw refused(409, `${actorOf(controller, app, user)} changed nothing - release stopped`);
  const { groups, healthcheck, ...scoped } = after;
  const { global: values = {}, ...others } = groups;
  const release = currentRelease(store, app.id);
  const old = readConfig(store, release.config);
  const uuid = insertConfig(controller, app, user, { ...old, values, healthcheck }, { ...scoped, groups: others });
  const deploys = release.build !== null && readSettings(store, app).autodeploy;
  const types = typesOf(findBuild(store, release.build));
  const { version } = addRelease(controller, app, user, {
    ...{ did, config: uuid, build: release.build, types, tried: affectedTypes(before, after, types) },
    state: deploys ? 'succeed' : 'created',
  });
  return { result: shown(app, readConfig(store, uuid)), version: deploys ? version : undefined };
}

function shown(app: AppRow, configuration: Configuration): JsonObject {
  const { uuid, created } = configuration;
  return { uuid, app: app.id, ...partsOf(configuration), created, updated: created };
}
