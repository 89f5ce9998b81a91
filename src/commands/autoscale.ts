import { command, type Group, type PlainInput } from '../cli/define.ts';
import { app, argument, option, wholeNumber } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done, heading, line } from '../output/view.ts';
import { readProcessType } from './process-type.ts';
import { requireParameter } from './requirement.ts';
import { changeSettings } from './settings-change.ts';
import { okIfUnchanged } from './unchanged.ts';

const type = argument('type', 'the process type', readProcessType, { completes: 'process' });

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

const list = command({
  summary: 'list how an app is scaled by its load',
  options: { app },
  examples: ['autoscale:list --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  async run({ app: id }, context) {
    await requireParameter(context, 'settings.set', 'autoscale');
    return context.api('settings.get', { app: id });
  },
  view({ autoscale = {} }, { app: id }) {
    const rules = Object.entries(autoscale).sort(([one], [other]) => (one < other ? -1 : 1));
    return [
      heading(`${id} Autoscale`),
      line(''),
      ...(rules.length === 0 ? [line('No autoscale rules found.')] : []),
      ...rules.flatMap(([each, { min, max, cpu_percent: percent }]) => [
        line(`--- ${each}:`),
        line(`Min Replicas: ${min}`),
        line(`Max Replicas: ${max}`),
        line(`CPU: ${percent}%`),
      ]),
    ];
  },
});

const set = command({
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

const unset = command({
  summary: 'no longer scale a process type by its load',
  args: { type },
  options: { app, okIfUnchanged },
  examples: ['autoscale:unset web --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ type: process, app: id }) => `Removing autoscale for process type ${process} on ${id}`,
  async run({ app: id, type: process, okIfUnchanged: ok }, context) {
    await requireParameter(context, 'settings.set', 'autoscale');
    return changeSettings(context, { app: id, autoscale: { [process]: null } }, ok);
  },
  view: () => [done()],
});

/** Commands of scaling by load. */
export const autoscale: Group = { list, set, unset };
