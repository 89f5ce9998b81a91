import type { Params } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import { applyRelease, waitOperations, waitOption } from '../rollout/wait-option.ts';
import type { ChangedConfig } from '../models/config.ts';
import { isAsWanted, okIfUnchanged, makeChange } from './ok-if-unchanged.ts';

/** The options of every command that changes a config. */
export const changeOptions = { okIfUnchanged, wait: waitOption };

/** What such a command asks for. */
export const changeOperations = ['config.set', 'config.get', ...waitOperations] as const;

/** What they say. */
export interface ChangeValues {
  readonly okIfUnchanged: boolean;
  readonly wait: boolean;
}

/** Changes the config of an app in one request, and gives the whole config as it is then. */
export function changeConfig(
  context: Context,
  { app, merge, ...changes }: Params<'config.set'>,
  { okIfUnchanged: isOkIfUnchanged, wait: waits }: ChangeValues,
): Promise<ChangedConfig> {
  const { api } = context;
  const read = (): Promise<ChangedConfig> => api('config.get', { app });
  const change = {
    operation: 'config.set',
    isOkIfUnchanged,
    make: () => api('config.set', { app, ...changes, merge }),
    async look() {
      const config = await read();
      return merge !== false && isAsWanted(changes, config) ? config : undefined;
    },
  } as const;
  return applyRelease(waits, context, app, { make: () => makeChange(change, context), read });
}
