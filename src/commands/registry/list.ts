import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { readGroup } from '../../changes/change-config-group.ts';
import { secrets, registryView } from './registry-view.ts';

export default command({
  summary: 'list which credentials an app has for its private image registry',
  description: `Only their names are shown. ${secrets}`,
  options: { app },
  examples: ['registry:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'registry'),
  view: (config, { app: id }) => registryView(config, id),
});
