import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { labelsView } from '../../views/labels.ts';
import { requireParameter } from '../../changes/require-parameter.ts';

export default command({
  summary: 'list the labels of an app',
  options: { app },
  examples: ['labels:list --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  async run({ app: id }, context) {
    await requireParameter(context, 'settings.set', 'label');
    return context.api('settings.get', { app: id });
  },
  view: ({ label = {} }, { app: id }) => labelsView(label, id),
});
