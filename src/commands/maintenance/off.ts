import { changeSettings } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn maintenance mode off',
  examples: ['maintenance:off --app hello'],
  doing: ({ app }) => `Disabling maintenance mode for ${app}`,
  did: ({ app }) => `Maintenance mode is off for ${app}`,
  run: ({ app, ...how }, context) => changeSettings(context, { app, maintenance: false }, how),
});
