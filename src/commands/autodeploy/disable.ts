import { changeSettings } from '../../changes/change-settings.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'turn automatic deployment off',
  description:
    'New builds and config changes are deployed by themselves while it is on; otherwise releases:deploy deploys them.',
  examples: ['autodeploy:disable --app hello'],
  doing: ({ app }) => `Disabling autodeploy for ${app}`,
  did: ({ app }) => `Autodeploy is disabled for ${app}`,
  async run({ app, ...how }, context) {
    await requireParameter(context, 'settings.set', 'autodeploy');
    return changeSettings(context, { app, autodeploy: false }, how);
  },
});
