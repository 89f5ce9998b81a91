import { changeSettings } from '../../changes/change-settings.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn automatic rollback off',
  description: 'A release that fails is rolled back by itself while it is on.',
  examples: ['autorollback:disable --app hello'],
  doing: ({ app }) => `Disabling autorollback for ${app}`,
  did: ({ app }) => `Autorollback is disabled for ${app}`,
  async run({ app, ...how }, context) {
    await requireParameter(context, 'settings.set', 'autorollback');
    return changeSettings(context, { app, autorollback: false }, how);
  },
});
