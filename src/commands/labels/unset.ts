import { changeSetting } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { checkedWord, isKey, manyArguments } from '../../cli/inputs.ts';

const labelName = checkedWord(isKey, 'Give only the name of the label.');

export default settingsChangeCommand({
  summary: 'remove labels',
  args: { names: manyArguments('key', 'name of a label', labelName, { completes: 'label' }) },
  examples: ['labels:unset team git_repo --app hello'],
  doing: ({ app }) => `Removing labels on ${app}`,
  did: ({ app, names }) => `Removed ${names.join(', ')} from ${app}`,
  run: ({ app, names, ...how }, context) => changeSetting(context, app, 'label', removalOf(names), how),
});
