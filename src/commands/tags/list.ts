import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { readGroup } from '../../changes/change-config-group.ts';
import { tagsView } from './tags-view.ts';

export default command({
  summary: 'list the tags of the machines that an app wants to run on',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app },
  examples: ['tags:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'tags'),
  view: (config, { app: id }) => tagsView(config, id),
});
