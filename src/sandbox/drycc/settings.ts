import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../base/json-object.ts';
import { check } from '../fields/field.ts';
import { autoscaleChanges, changes, switchField } from '../fields/settings-fields.ts';
import { readSettings, type StoredSettings, writeSettings } from '../state/settings.ts';
import { actorOf } from './actor.ts';
import type { AppRow } from '../wire/permissions.ts';
import { refused } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';

/** What can be set of an app without a release. */
export const settings: DryccHandlers = {
  'settings.get': ({ app }, { store }) => shown(app, readSettings(store, app)),

  'settings.set'({ app, user, body }, controller) {
    const { store } = controller;
    return store.change(() => {
      const before = readSettings(store, app);
      const given = check(body, {
        ...{ routable: switchField, autodeploy: switchField, autorollback: switchField },
        ...{ autoscale: autoscaleChanges, label: changes },
      });
      if (given.autoscale['run'] !== undefined && given.autoscale['run'] !== null) {
        throw refused(400, 'Cannot set autoscale for reserved types, procfile type is: run');
      }
      const after = {
        ...before,
        routable: given.routable ?? before.routable,
        autodeploy: given.autodeploy ?? before.autodeploy,
        autorollback: given.autorollback ?? before.autorollback,
        autoscale: merged('autoscale', before.autoscale, given.autoscale),
        label: merged('label', before.label, given.label),
      };
      if (isDeepStrictEqual(after, before)) throw refused(409, `${actorOf(controller, app, user)} changed nothing`);
      writeSettings(controller, app, user, after);
      return shown(app, readSettings(store, app));
    });
  },
};

function merged(name: string, before: JsonObject, given: JsonObject): JsonObject {
  for (const [key, value] of Object.entries(given)) {
    if (value === null && !Object.hasOwn(before, key)) throw refused(422, `${key} does not exist under ${name}`);
  }
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));
}

function shown(
  app: AppRow,
  { uuid, created, autoscale, label, routable, autodeploy, autorollback }: StoredSettings,
): JsonObject {
  return { uuid, app: app.id, autoscale, label, created, updated: created, routable, autodeploy, autorollback };
}
