import { Failure } from '../../base/errors.ts';
import { changeSetting } from '../../changes/change-settings.ts';
import { isUnread } from '../../changes/is-unread.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import { filledPair, isKey, manyArguments } from '../../cli/inputs.ts';

export default settingsChangeCommand({
  summary: 'set labels',
  args: { labels: manyArguments('key=value', 'label', filledPair('label', isKey, 'whole'), { completes: 'label' }) },
  examples: ['labels:set team=frontend git_repo=https://github.com/deis/example-go --app hello'],
  doing: ({ app }) => `Applying labels on ${app}`,
  did: ({ app, labels }) => `Set ${labels.map(([name]) => name).join(', ')} on ${app}`,
  async run({ app, labels, ...how }, context) {
    const settings = await changeSetting(context, app, 'label', Object.fromEntries(labels), how);
    const ignored = labels.find(([name]) => !Object.hasOwn(settings.label ?? {}, name));
    if (!ignored || isUnread(settings)) return settings;
    throw new Failure('controller', `The controller reported success, but ${app} has no label ${ignored[0]}.`);
  },
});
