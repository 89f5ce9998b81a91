import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { heading, line } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';

export default command({
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
