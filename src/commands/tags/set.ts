import { byProcessType, changedTypeOption } from '../../changes/by-process-type.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { filledPair, isKey, manyArguments } from '../../cli/inputs.ts';
import { tagsView } from './tags-view.ts';

export default configChangeCommand({
  summary: 'schedule an app on nodes with these tags',
  description: 'The cluster must have nodes with all of these tags. Makes one release.',
  args: { tags: manyArguments('key=value', 'tag', filledPair('tag', isKey, 'whole'), { completes: 'tag' }) },
  options: { ptype: changedTypeOption },
  examples: ['tags:set rack=1 environ=prod --app hello'],
  doing: () => 'Applying tags',
  did: ({ app, tags }) => `Set tags ${tags.map(([name]) => name).join(', ')} on ${app}`,
  async run({ app, tags, ptype, ...how }, context) {
    const changes = await byProcessType(context, app, 'tags', Object.fromEntries(tags), ptype);
    return changeGroup(context, app, 'tags', changes, how);
  },
  view: tagsView,
});
