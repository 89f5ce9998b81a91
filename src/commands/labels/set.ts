import { changeSetting } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import { filledPair, isKey, manyArguments } from '../../cli/inputs.ts';

export default settingsChangeCommand({
  summary: 'set labels',
  args: { labels: manyArguments('key=value', 'label', filledPair('label', isKey, 'whole'), { completes: 'label' }) },
  examples: ['labels:set team=frontend git_repo=https://github.com/deis/example-go --app hello'],
  doing: ({ app }) => `Applying labels on ${app}`,
  did: ({ app, labels }) => `Set ${labels.map(([name]) => name).join(', ')} on ${app}`,
  run: ({ app, labels, ...how }, context) => changeSetting(context, app, 'label', Object.fromEntries(labels), how),
});
