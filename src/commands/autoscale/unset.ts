import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { type } from './type-argument.ts';

export default command({
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
