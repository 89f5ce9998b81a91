import { type PlainInput, command } from '../../cli/define.ts';
import { option, wholeNumber, app } from '../../cli/inputs.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { type } from './type-argument.ts';

/** An option that must be given. */
function needed(name: string, placeholder: string, summary: string): PlainInput<number> {
  const input = option(placeholder, summary, wholeNumber(1));
  return {
    ...input,
    take(given) {
      const value = input.take(given);
      if (value === undefined) throw usageFailure(`--${name} is missing.`);
      return value;
    },
  };
}

export default command({
  summary: 'scale a process type by its load',
  args: { type },
  options: {
    app,
    min: needed('min', 'number', 'run at least that many'),
    max: needed('max', 'number', 'run at most that many'),
    cpuPercent: needed('cpu-percent', 'percent', 'the load of the processor to aim at'),
    okIfUnchanged,
  },
  examples: ['autoscale:set web --min 3 --max 8 --cpu-percent 75 --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ type: process, app: id }) => `Applying autoscale settings for process type ${process} on ${id}`,
  async run({ app: id, type: process, min, max, cpuPercent, okIfUnchanged: ok }, context) {
    if (min > max) throw usageFailure(`--min ${min} is more than --max ${max}.`);
    await requireParameter(context, 'settings.set', 'autoscale');
    const rule = { min, max, cpu_percent: cpuPercent };
    const settings = await changeSettings(context, { app: id, autoscale: { [process]: rule } }, ok);
    if (settings.autoscale?.[process]) return settings;
    throw new Failure('controller', `The controller answers with success, but does not scale ${process} by its load.`);
  },
  view: () => [done()],
});
