import type { Params } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import type { AppSettings } from '../models/app-settings.ts';
import { isAsWanted, makeChange } from './ok-if-unchanged.ts';
import { requireParameter } from './require-parameter.ts';

interface ChangeValues {
  readonly okIfUnchanged: boolean;
}

/** Changes the settings of an app, and gives all of them as they are then. */
export function changeSettings(
  context: Context,
  { app, ...changes }: Params<'settings.set'>,
  { okIfUnchanged: isOkIfUnchanged }: ChangeValues,
): Promise<AppSettings> {
  const { api } = context;
  return makeChange(
    {
      operation: 'settings.set',
      isOkIfUnchanged,
      make: () => api('settings.set', { app, ...changes }),
      async look() {
        const settings = await api('settings.get', { app });
        return isAsWanted(changes, settings) ? settings : undefined;
      },
    },
    context,
  );
}

/** Changes a setting that has several entries and that not every API has. */
export async function changeSetting<S extends 'label' | 'autoscale'>(
  context: Context,
  app: string,
  setting: S,
  changes: NonNullable<Params<'settings.set'>[S]>,
  how: ChangeValues,
): Promise<AppSettings> {
  await requireParameter(context, 'settings.set', setting);
  return changeSettings(context, { app, [setting]: changes }, how);
}
