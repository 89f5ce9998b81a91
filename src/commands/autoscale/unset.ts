import { changeSetting } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import { typeArgument } from './type-argument.ts';

export default settingsChangeCommand({
  summary: 'stop autoscaling a process type',
  args: { type: typeArgument },
  examples: ['autoscale:unset web --app hello'],
  doing: ({ type: process, app }) => `Removing autoscale for process type ${process} on ${app}`,
  did: ({ type: process, app }) => `Autoscaling of ${process} stopped for ${app}`,
  run: ({ app, type: process, ...how }, context) => changeSetting(context, app, 'autoscale', { [process]: null }, how),
});
