import { changeSettings } from '../../changes/change-settings.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn maintenance mode on',
  description: 'Visitors see an "unavailable" page; processes keep running.',
  examples: ['maintenance:on --app hello'],
  doing: ({ app }) => `Enabling maintenance mode for ${app}`,
  did: ({ app }) => `Maintenance mode is on for ${app}`,
  async run({ app, ...how }, context) {
    await requireParameter(context, 'settings.set', 'maintenance');
    return changeSettings(context, { app, maintenance: true }, how);
  },
});
