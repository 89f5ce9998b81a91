import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, type Field, Wrong } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { refused } from '../wire/refusal.ts';
import { readSettings, type Settings, shownSettings, writeSettings } from '../state/settings.ts';
import { autoscaleChanges, changes, readAddresses, yesOrNo } from '../fields/settings-fields.ts';

/** The settings of an app: whether it is under maintenance and reachable, how it scales, its labels and its whitelist. */
export const settings: HandlersOf<'settings'> = {
  'settings.get': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    return shownSettings(app, readSettings(controller.store, app));
  },

  'settings.set': ({ user, parameter, body }, controller) => {
    const { store, rules } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      // Fields that the API does not have are ignored, as unknown ones are.
      const hidden = rules.hides['AppSettings'] ?? [];
      const known = Object.fromEntries(Object.entries(body).filter(([name]) => !hidden.includes(name)));
      const given = check(known, {
        maintenance: yesOrNo,
        routable: yesOrNo,
        autoscale: autoscaleChanges,
        label: changes,
        whitelist: addresses,
      });
      const before = readSettings(store, app);
      const after: Settings = {
        autodeploy: before.autodeploy,
        autorollback: before.autorollback,
        maintenance: given.maintenance ?? before.maintenance,
        routable: given.routable ?? before.routable,
        autoscale: merged('autoscale', before.autoscale, given.autoscale),
        label: merged('label', before.label, given.label),
        whitelist: given.whitelist ?? before.whitelist,
      };
      if (Object.values(given.autoscale).some(isTurnedRound)) {
        throw refused(400, 'max replicas can not be smaller than min replicas');
      }
      if (isDeepStrictEqual({ ...before, ...after }, before)) throw refused(409, `${user.username} changed nothing`);
      writeSettings(controller, app, user, after);
      return shownSettings(app, readSettings(store, app));
    });
  },
};

const addresses: Field<readonly string[] | undefined> = (value) => {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new Wrong('Value must be a list.');
  return readAddresses(value);
};

/** Throws 422 for the removal of what is not there. */
function merged(name: string, before: JsonObject, given: JsonObject): JsonObject {
  for (const [key, value] of Object.entries(given)) {
    if (value === null && !Object.hasOwn(before, key)) throw refused(422, `${key} does not exist under ${name}`);
  }
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));
}

function isTurnedRound(bounds: unknown): boolean {
  return isJsonObject(bounds) && Number(bounds['min']) > Number(bounds['max']);
}
