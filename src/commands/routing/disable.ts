import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';

export default command({
  summary: 'keep an app from being reached through the router',
  options: { app, okIfUnchanged },
  examples: ['routing:disable --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Disabling routing for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, routable: false }, ok),
  view: () => [done()],
});
