import { readGroup } from '../../changes/change-config-group.ts';
import { versionOption } from '../../changes/config-of-release.ts';
import { hasParameter } from '../../changes/require-parameter.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { limitsView } from './limits-view.ts';

export default command({
  summary: 'list memory and CPU limits',
  description: '--json prints the whole config, including the values of variables.',
  options: { app, version: versionOption },
  examples: ['limits:list --app hello'],
  operations: ['config.get'],
  output: Config,
  async run({ app: id, version }, context) {
    const hasPlans = await hasParameter(context, 'config.set', 'limits');
    return readGroup(context, id, hasPlans ? 'limits' : 'memory', version);
  },
  view: limitsView,
});
