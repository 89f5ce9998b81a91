import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'show maintenance mode',
  examples: ['maintenance:info --app hello'],
  shows: 'maintenance',
  view: ({ maintenance: isOn }) => [line(`Maintenance mode is ${isOn === true ? 'on' : 'off'}.`)],
});
