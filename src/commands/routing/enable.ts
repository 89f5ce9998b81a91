import { changeSettings } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';

export default settingsChangeCommand({
  summary: 'make an app reachable through the router',
  examples: ['routing:enable --app hello'],
  doing: ({ app }) => `Enabling routing for ${app}`,
  did: ({ app }) => `Routing is enabled for ${app}`,
  run: ({ app, ...how }, context) => changeSettings(context, { app, routable: true }, how),
});
