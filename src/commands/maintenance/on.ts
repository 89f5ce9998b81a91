import { changeSettings } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'put an app under maintenance',
  description: 'Its visitors are shown that it is not available; its processes go on.',
  examples: ['maintenance:on --app hello'],
  doing: ({ app }) => `Enabling maintenance mode for ${app}`,
  run: ({ app, ...how }, context) => changeSettings(context, { app, maintenance: true }, how),
});
