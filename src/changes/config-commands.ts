import { command, type Command, type Inputs, type NoInputs, type Values } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { type ChangedConfig, Config } from '../models/config.ts';
import { done, line } from '../output/view.ts';
import { changeOperations, changeOptions } from './change-config.ts';
import { versionOption } from './config-of-release.ts';
import { type ConfigGroup, readGroup } from './change-config-group.ts';
import { requireParameter } from './require-parameter.ts';

/** What a command about one part of a config declares; the rest is the same for all of them. */
type Declared<A extends Inputs, O extends Inputs, Same extends keyof Command> = Omit<
  Command<A, O, ChangedConfig>,
  'args' | 'options' | 'operations' | 'output' | Same
> & {
  /** The sentence that it is done, for a terminal; without a period. */
  readonly did?: (values: Values<A> & Values<O>) => string;
  /** What `--json` prints beside the part; by default the values of the variables. */
  readonly alsoPrinted?: string;
};

type ListOptions<O> = O & { readonly app: typeof app; readonly version: typeof versionOption };
type ChangeOptions<O> = O & { readonly app: typeof app } & typeof changeOptions;

/** Declares a command that lists one part of the config of an app. */
export function configListCommand<O extends Inputs = NoInputs>({
  group,
  options,
  description,
  alsoPrinted,
  ...declared
}: Declared<NoInputs, ListOptions<O>, 'run'> & { readonly group: ConfigGroup; readonly options?: O }): Command {
  return command<ChangedConfig, NoInputs, ListOptions<O>>({
    ...declared,
    description: withJsonNotice(description, alsoPrinted),
    options: { app, ...options, version: versionOption } as ListOptions<O>,
    operations: ['config.get'],
    output: Config,
    async run(values, context) {
      const { app: id, version, ptype } = values as Values<Inputs> & { app: string; version?: number; ptype?: string };
      if (ptype !== undefined) await requireParameter(context, 'config.set', 'ptypes');
      return readGroup(context, id, group, version);
    },
  });
}

/** Declares a command that changes one part of the config of an app, and shows that part as it is then. */
export function configChangeCommand<A extends Inputs, O extends Inputs = NoInputs>({
  options,
  description,
  alsoPrinted,
  did,
  view,
  ...declared
}: Declared<A, ChangeOptions<O>, never> & { readonly args: A; readonly options?: O }): Command {
  return command<ChangedConfig, A, ChangeOptions<O>>({
    ...declared,
    description: withJsonNotice(description, alsoPrinted),
    options: { app, ...options, ...changeOptions } as ChangeOptions<O>,
    operations: changeOperations,
    output: Config,
    view: (config, values) => [done(undefined, did?.(values)), line(''), ...view(config, values)],
  });
}

function withJsonNotice(description: string | undefined, alsoPrinted = 'the values of variables'): string {
  const notice = `--json prints the whole config, including ${alsoPrinted}.`;
  return description === undefined ? notice : `${description} ${notice}`;
}
