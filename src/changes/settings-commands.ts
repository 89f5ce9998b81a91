import { command, type Command, type Inputs, type NoInputs, type Values } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { Failure } from '../base/errors.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done } from '../output/view.ts';
import { okIfUnchanged } from './ok-if-unchanged.ts';
import { requireParameter } from './require-parameter.ts';

/** What a command about one setting declares; the rest is the same for all of them. */
type Declared<A extends Inputs, O extends Inputs, Same extends keyof Command> = Omit<
  Command<A, O, AppSettings>,
  'args' | 'options' | 'operations' | 'output' | Same
>;

interface ListOptions extends Inputs {
  readonly app: typeof app;
}
type ChangeOptions<O> = O & ListOptions & { readonly okIfUnchanged: typeof okIfUnchanged };

/**
 * Declares a command that shows a setting of an app. With `requires`, the API must have that setting; with `shows`, it
 * must be in the response.
 */
export function settingsInfoCommand({
  requires,
  shows,
  ...declared
}: Declared<NoInputs, ListOptions, 'run'> & {
  readonly requires?: 'label' | 'autoscale' | 'autodeploy' | 'autorollback';
  readonly shows?: 'maintenance' | 'routable' | 'autodeploy' | 'autorollback';
}): Command {
  return command({
    ...declared,
    options: { app },
    operations: ['settings.get'],
    output: AppSettings,
    async run({ app: id }, context) {
      if (requires !== undefined) await requireParameter(context, 'settings.set', requires);
      const settings = await context.api('settings.get', { app: id });
      // Drycc has no maintenance from 1.3 on.
      if (shows === undefined || settings[shows] !== undefined) return settings;
      throw new Failure('controller', `The controller shows no "${shows}" in the settings of ${id}.`);
    },
  });
}

/** Declares a command that changes a setting of an app. */
export function settingsChangeCommand<A extends Inputs = NoInputs, O extends Inputs = NoInputs>({
  args,
  options,
  did,
  ...declared
}: Declared<A, ChangeOptions<O>, 'view'> & {
  readonly args?: A;
  readonly options?: O;
  /** The sentence that it is done, for a terminal; without a period. */
  readonly did: (values: Values<A> & Values<ChangeOptions<O>>) => string;
}): Command {
  return command<AppSettings, A, ChangeOptions<O>>({
    ...declared,
    ...(args && { args }),
    options: { app, ...options, okIfUnchanged } as ChangeOptions<O>,
    operations: ['settings.set', 'settings.get'],
    output: AppSettings,
    view: (_, values) => [done(undefined, did(values))],
  });
}
