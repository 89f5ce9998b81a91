import { changeSettings } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'end the maintenance of an app',
  examples: ['maintenance:off --app hello'],
  doing: ({ app }) => `Disabling maintenance mode for ${app}`,
  run: ({ app, ...how }, context) => changeSettings(context, { app, maintenance: false }, how),
});
