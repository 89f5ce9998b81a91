import { command } from '../../cli/define.ts';
import { manyArguments, filledPair, app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { isTag } from './tag-name.ts';
import { tagsView } from './tags-view.ts';

export default command({
  summary: 'run an app only on machines with these tags',
  description:
    'The cluster must have machines with all of the tags. One release is made for all of them. --json prints the whole config, with the values of the variables.',
  args: { tags: manyArguments('key=value', 'a tag', filledPair('tag', isTag, 'whole'), { completes: 'tag' }) },
  options: { app, ...changeOptions },
  examples: ['tags:set rack=1 environ=prod --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying tags',
  run: ({ app: id, tags: given, ...how }, context) => changeGroup(context, id, 'tags', Object.fromEntries(given), how),
  view: (config, { app: id }) => [done(), line(''), ...tagsView(config, id)],
});
