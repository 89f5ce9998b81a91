import { usageFailure } from '../../base/errors.ts';
import { changeSetting } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import type { PlainInput } from '../../cli/define.ts';
import { option, wholeNumber } from '../../cli/inputs.ts';
import { typeArgument } from './type-argument.ts';

/** An option that must be given. */
function needed(name: string, placeholder: string, summary: string): PlainInput<number> {
  const input = option(placeholder, summary, wholeNumber(1));
  return {
    ...input,
    take(given) {
      const value = input.take(given);
      if (value === undefined) throw usageFailure(`Missing required option --${name}.`);
      return value;
    },
  };
}

export default settingsChangeCommand({
  summary: 'autoscale a process type',
  args: { type: typeArgument },
  options: {
    min: needed('min', 'number', 'minimum number of processes'),
    max: needed('max', 'number', 'maximum number of processes'),
    cpuPercent: needed('cpu-percent', 'percent', 'target CPU usage, in percent'),
  },
  examples: ['autoscale:set web --min 3 --max 8 --cpu-percent 75 --app hello'],
  doing: ({ type: process, app }) => `Applying autoscale settings for process type ${process} on ${app}`,
  did: ({ type: process, app, min, max }) => `Autoscaling ${process} of ${app} between ${min} and ${max}`,
  async run({ app, type: process, min, max, cpuPercent, ...how }, context) {
    if (min > max) throw usageFailure(`--min ${min} is greater than --max ${max}.`);
    const rule = { min, max, cpu_percent: cpuPercent };
    return changeSetting(context, app, 'autoscale', { [process]: rule }, how);
  },
});
