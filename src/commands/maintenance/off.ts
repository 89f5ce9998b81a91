import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';

export default command({
  summary: 'end the maintenance of an app',
  options: { app, okIfUnchanged },
  examples: ['maintenance:off --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Disabling maintenance mode for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, maintenance: false }, ok),
  view: () => [done()],
});
