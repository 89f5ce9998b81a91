import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'see whether an app can be reached through the router',
  options: { app },
  examples: ['routing:info --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  run: ({ app: id }, { api }) => api('settings.get', { app: id }),
  view: ({ routable }) => [line(`Routing is ${routable ? 'enabled' : 'disabled'}.`)],
});
