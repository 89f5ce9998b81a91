import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'see whether an app is under maintenance',
  options: { app },
  examples: ['maintenance:info --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  run: ({ app: id }, { api }) => api('settings.get', { app: id }),
  view: ({ maintenance: isOn }) => [line(`Maintenance mode is ${isOn ? 'on' : 'off'}.`)],
});
