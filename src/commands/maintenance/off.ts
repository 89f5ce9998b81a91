import { changeSettings } from '../../changes/change-settings.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn maintenance mode off',
  examples: ['maintenance:off --app hello'],
  doing: ({ app }) => `Disabling maintenance mode for ${app}`,
  did: ({ app }) => `Maintenance mode is off for ${app}`,
  async run({ app, ...how }, context) {
    await requireParameter(context, 'settings.set', 'maintenance');
    return changeSettings(context, { app, maintenance: false }, how);
  },
});
