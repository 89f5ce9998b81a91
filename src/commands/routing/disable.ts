import { changeSettings } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'make an app unreachable through the router',
  examples: ['routing:disable --app hello'],
  doing: ({ app }) => `Disabling routing for ${app}`,
  did: ({ app }) => `Routing is disabled for ${app}`,
  run: ({ app, ...how }, context) => changeSettings(context, { app, routable: false }, how),
});
