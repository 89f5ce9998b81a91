import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'show maintenance mode',
  examples: ['maintenance:info --app hello'],
  view: ({ maintenance: isOn }) => [line(`Maintenance mode is ${isOn ? 'on' : 'off'}.`)],
});
