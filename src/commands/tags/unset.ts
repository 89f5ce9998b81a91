import { byProcessType, changedTypeOption } from '../../changes/by-process-type.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { removalOf } from '../../changes/removal.ts';
import { checkedWord, isKey, manyArguments } from '../../cli/inputs.ts';
import { tagsView } from './tags-view.ts';

const tagName = checkedWord(isKey, 'Give only the name of the tag.');

export default configChangeCommand({
  summary: 'remove node tags',
  args: { names: manyArguments('key', 'name of a tag', tagName, { completes: 'tag' }) },
  options: { ptype: changedTypeOption },
  examples: ['tags:unset rack --app hello'],
  doing: () => 'Applying tags',
  did: ({ app, names }) => `Removed tags ${names.join(', ')} from ${app}`,
  async run({ app, names, ptype, ...how }, context) {
    const changes = await byProcessType(context, app, 'tags', removalOf(names), ptype);
    return changeGroup(context, app, 'tags', changes, how);
  },
  view: tagsView,
});
