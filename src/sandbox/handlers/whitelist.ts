import { Wrong } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { Refusal, refused } from '../wire/refusal.ts';
import { readSettings, writeSettings } from '../state/settings.ts';
import { readAddresses } from '../fields/settings-fields.ts';

/** The addresses from which an app can be reached. They are part of its settings. */
export const whitelist: HandlersOf<'whitelist'> = {
  'whitelist.list': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    return { addresses: [...readSettings(controller.store, app).whitelist] };
  },

  'whitelist.add': ({ user, parameter, body }, controller) => {
    const { store } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const given = checked(body['addresses']);
      const settings = readSettings(store, app);
      const addresses = [...new Set([...settings.whitelist, ...given])];
      if (addresses.length === settings.whitelist.length) throw refused(409, `${user.username} changed nothing`);
      writeSettings(controller, app, user, { ...settings, whitelist: addresses });
      return { addresses };
    });
  },

  'whitelist.remove': ({ user, parameter, body }, controller) => {
    const { store } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const given = checked(body['addresses']);
      const settings = readSettings(store, app);
      const missing = given.filter((address) => !settings.whitelist.includes(address));
      if (missing.length > 0) {
        const names = missing.map((address) => `'${address}'`).join(', ');
        throw refused(422, `addresses {${names}} does not exist in whitelist`);
      }
      const addresses = settings.whitelist.filter((address) => !given.includes(address));
      writeSettings(controller, app, user, { ...settings, whitelist: addresses });
      return null;
    });
  },
};

/** Text is taken for a list of its letters, and nothing at all is an error of the controller's own. */
function checked(given: unknown): readonly string[] {
  if (typeof given !== 'string' && !Array.isArray(given)) throw refused(500, 'Server Error');
  try {
    return readAddresses(given as Iterable<unknown>);
  } catch (error) {
    if (error instanceof Wrong) throw new Refusal(400, error.messages);
    throw error;
  }
}
