import type { Params } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import type { AppSettings } from '../models/app-settings.ts';
import { isUnread } from './is-unread.ts';
import { notThere } from './not-there.ts';
import { isAsWanted, makeChange } from './ok-if-unchanged.ts';
import { requireParameter } from './require-parameter.ts';

interface ChangeValues {
  readonly okIfUnchanged: boolean;
}

/** Changes the settings of an app, and gives all of them as they are then. */
export async function changeSettings(
  context: Context,
  { app, ...changes }: Params<'settings.set'>,
  { okIfUnchanged: isOkIfUnchanged }: ChangeValues,
): Promise<AppSettings> {
  const { api } = context;
  const settings = await makeChange(
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
  if (!isUnread(settings)) await checkSettings(app, changes, settings, context);
  return settings;
}

const nounOf = {
  maintenance: 'maintenance mode',
  routable: 'routing',
  autodeploy: 'autodeploy',
  autorollback: 'autorollback',
} as const;

/** A response that shows a setting shows it as it was asked for; one that does not show it says nothing. */
async function checkSettings(
  app: string,
  { label, autoscale, ...switches }: Omit<Params<'settings.set'>, 'app'>,
  settings: AppSettings,
  { note }: Context,
): Promise<void> {
  const [other] = (Object.entries(switches) as [keyof typeof switches, boolean | undefined][]).filter(
    ([name, value]) => value !== undefined && settings[name] === !value,
  );
  if (other !== undefined) throw notThere(`${nounOf[other[0]]} of ${app} is ${other[1] === true ? 'off' : 'on'}`);
  if (!label && !autoscale) return;
  const { requireThere } = await import('./require-there.ts');
  if (label) requireThere({ app, noun: 'label' }, label, settings.label, note);
  if (autoscale) requireThere({ app, noun: 'autoscaling of' }, autoscale, settings.autoscale, note);
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
