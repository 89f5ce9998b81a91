import { changeSettings } from '../../changes/change-settings.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn automatic rollback on',
  description: 'A release that fails is rolled back by itself while it is on.',
  examples: ['autorollback:enable --app hello'],
  doing: ({ app }) => `Enabling autorollback for ${app}`,
  did: ({ app }) => `Autorollback is enabled for ${app}`,
  async run({ app, ...how }, context) {
    await requireParameter(context, 'settings.set', 'autorollback');
    return changeSettings(context, { app, autorollback: true }, how);
  },
});
