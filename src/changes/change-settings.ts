import type { Params } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import type { AppSettings } from '../models/app-settings.ts';
import { lacksRemoved, orUnchanged } from './ok-if-unchanged.ts';

/** Changes the settings of an app, and gives all of them as they are then. */
export function changeSettings(
  context: Context,
  { app, ...changes }: Params<'settings.set'>,
  isOkIfUnchanged: boolean,
): Promise<AppSettings> {
  const { api } = context;
  return orUnchanged(
    {
      operation: 'settings.set',
      isOkIfUnchanged,
      make: () => api('settings.set', { app, ...changes }),
      async look() {
        const settings = await api('settings.get', { app });
        return lacksRemoved(changes, settings) ? settings : undefined;
      },
    },
    context,
  );
}
