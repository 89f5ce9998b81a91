import type { Params } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import type { Config } from '../models/config.ts';
import { lacksRemoved, orUnchanged } from './unchanged.ts';

/** Changes the config of an app in one request, and gives the whole config as it is then. */
export function changeConfig(
  context: Context,
  { app, ...changes }: Params<'config.set'>,
  isOkIfUnchanged: boolean,
): Promise<Config> {
  const { api } = context;
  return orUnchanged(
    {
      operation: 'config.set',
      isOkIfUnchanged,
      make: () => api('config.set', { app, ...changes }),
      async look() {
        const config = await api('config.get', { app });
        return lacksRemoved(changes, config) ? config : undefined;
      },
    },
    context,
  );
}
