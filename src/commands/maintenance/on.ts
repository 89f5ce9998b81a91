import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';

export default command({
  summary: 'put an app under maintenance',
  description: 'Its visitors are shown that it is not available; its processes go on.',
  options: { app, okIfUnchanged },
  examples: ['maintenance:on --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Enabling maintenance mode for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, maintenance: true }, ok),
  view: () => [done()],
});
