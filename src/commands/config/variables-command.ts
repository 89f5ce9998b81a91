import { changeConfig, changeOperations, changeOptions } from '../../changes/change-config.ts';
import { checkVariables, hintAtHealthCheck } from '../../changes/check-variables.ts';
import { changedConfigView, showValues } from '../../changes/config-values.ts';
import { dryRun, isPlan, withPlanSchema, planningText, planView } from '../../changes/dry-run.ts';
import type { Context } from '../../cli/context.ts';
import { command, type Command, type Inputs, type NoInputs, type Values } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { changeInScope, inScope, readScope, refuseLostValues, scopeOptions } from '../../changes/variable-scope.ts';
import { confirmAccepted } from '../../changes/confirm-yes.ts';
import { planVariables } from './plan-variables.ts';
import type { VariablesChange } from './variables-change.ts';

interface Declared<A extends Inputs, O extends Inputs> extends Pick<Command, 'summary' | 'description' | 'examples'> {
  readonly args?: A;
  readonly options?: O;
  /** What is going on, unless it is only planned. */
  readonly doing: string;
  /** Reads the change from what was given. */
  readonly read: (values: Values<A> & Values<O>, context: Context) => VariablesChange | Promise<VariablesChange>;
}

/** Declares a command that changes environment variables of an app in one release, or plans to. */
export function variablesCommand<A extends Inputs = NoInputs, O extends Inputs = NoInputs>({
  args,
  options,
  doing,
  read,
  ...declared
}: Declared<A, O>): Command {
  const common = { ...scopeOptions, dryRun, confirm: confirmAccepted, ...changeOptions, showValues };
  return command({
    ...declared,
    args: args ?? {},
    options: { app, ...options, ...common, ...options },
    operations: changeOperations,
    output: withPlanSchema(Config),
    doing: (values) => (values.dryRun ? planningText : doing),
    async run(values, context) {
      const { app: id, dryRun: isPlanned, showValues: shows, ...how } = values;
      const change = await read(values as typeof values & Values<A> & Values<O>, context);
      const scope = await readScope(values, context);
      if (isPlanned) {
        return { result: await planVariables(context, id, change, scope, shows), made: { app: id, ...change } };
      }
      if (change.replaces === true) await requireParameter(context, 'config.set', 'merge');
      else await refuseLostValues(context, id, change.values, scope);
      const sent = { app: id, ...changeInScope(change.values, scope), ...(change.replaces && { merge: false }) };
      const result = await changeConfig(context, sent, how).catch(hintAtHealthCheck(change.names));
      const seen = inScope(result, scope);
      const names = await checkVariables(id, change.values, seen, change.names, context.note);
      return { result, seen, made: { app: id, values: change.values, names } };
    },
    json: ({ result }) => result,
    view({ result, seen = result, made }, values) {
      return isPlan(seen) ? planView(seen) : changedConfigView(seen, made, values.showValues);
    },
  });
}
