import { changeSetting } from '../../changes/change-settings.ts';
import { settingsChangeCommand } from '../../changes/settings-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { checkedWord, isKey, manyArguments } from '../../cli/inputs.ts';

const labelName = checkedWord(isKey, 'A label is removed by its name alone.');

export default settingsChangeCommand({
  summary: 'remove labels from an app',
  args: { names: manyArguments('key', 'the name of a label', labelName, { completes: 'label' }) },
  examples: ['labels:unset team git_repo --app hello'],
  doing: ({ app }) => `Removing labels on ${app}`,
  run: ({ app, names, ...how }, context) => changeSetting(context, app, 'label', removalOf(names), how),
});
