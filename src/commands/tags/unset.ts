import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup, removal } from '../../changes/change-config-group.ts';
import { isTag } from './tag-name.ts';
import { tagsView } from './tags-view.ts';

function readTag(word: string): string {
  if (isTag(word)) return word;
  throw usageFailure('A tag is removed by its name alone.');
}

export default command({
  summary: 'no longer ask for tags of machines',
  description: '--json prints the whole config, with the values of the variables.',
  args: { names: manyArguments('key', 'the name of a tag', readTag, { completes: 'tag' }) },
  options: { app, ...changeOptions },
  examples: ['tags:unset rack --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying tags',
  run: ({ app: id, names, ...how }, context) => changeGroup(context, id, 'tags', removal(names), how),
  view: (config, { app: id }) => [done(), line(''), ...tagsView(config, id)],
});
